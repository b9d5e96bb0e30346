import type { AdminAuditResponse } from "../../types"
import { useRead } from "./use-read"

export function useAudit({
  ladder_id,
  ...page
}: {
  ladder_id: string | null
  limit: number
  offset: number
}) {
  return useRead<AdminAuditResponse>("audit", {
    ...page,
    ...(ladder_id !== null && { ladder_id }),
  })
}
