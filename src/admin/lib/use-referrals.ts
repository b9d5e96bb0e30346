import type { AdminReferralsQuery, AdminReferralsResponse } from "../../types"
import { useRead } from "./use-read"

export function useReferrals(query: AdminReferralsQuery) {
  return useRead<AdminReferralsResponse>("referrals", { ...query })
}
