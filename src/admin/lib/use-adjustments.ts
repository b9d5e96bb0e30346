import type {
  AdminAdjustmentsQuery,
  AdminAdjustmentsResponse,
} from "../../types"
import { useRead } from "./use-read"

export function useAdjustments(query: AdminAdjustmentsQuery) {
  return useRead<AdminAdjustmentsResponse>("adjustments", { ...query })
}
