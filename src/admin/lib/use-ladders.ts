import type {
  AdminCouponFiguresResponse,
  AdminCouponsBehindResponse,
  AdminLadderListResponse,
  AdminLadderResponse,
  AdminLatestMovesResponse,
  AdminLeadersResponse,
  AdminMovesResponse,
  AdminRetirementResponse,
  AdminRungHistoryResponse,
  AdminRungsResponse,
} from "../../types"
import type { Period } from "./period"
import { useRead } from "./use-read"

/** More ladders than this nobody chooses from a list. */
const ladders_max = 100

const of = (ladder_id: string): string =>
  `ladders/${encodeURIComponent(ladder_id)}`

export function useLadders() {
  return useRead<AdminLadderListResponse>("ladders", { limit: ladders_max })
}

export function useLadder(id: string | undefined) {
  return useRead<AdminLadderResponse>(
    of(id ?? ""),
    {},
    { enabled: id !== undefined }
  )
}

export function useRetirement(ladder_id: string) {
  return useRead<AdminRetirementResponse>(`${of(ladder_id)}/retirement`)
}

export function useRungs(ladder_id: string) {
  return useRead<AdminRungsResponse>(`${of(ladder_id)}/rungs`)
}

export function useMoves(ladder_id: string, { from, to }: Period) {
  return useRead<AdminMovesResponse>(`${of(ladder_id)}/moves`, { from, to })
}

export function useLatestMoves(ladder_id: string, limit: number) {
  return useRead<AdminLatestMovesResponse>(`${of(ladder_id)}/moves/latest`, {
    limit,
  })
}

export function useLeaders(ladder_id: string, limit: number) {
  return useRead<AdminLeadersResponse>(`${of(ladder_id)}/leaders`, { limit })
}

/** Figures whose coupons can be listed. */
export type CouponFigure = "issued" | "redeemed" | "voided"

export function useCouponFigures(ladder_id: string, { from, to }: Period) {
  return useRead<AdminCouponFiguresResponse>(`${of(ladder_id)}/coupons`, {
    from,
    to,
  })
}

export function useCouponsBehind(
  ladder_id: string,
  figure: CouponFigure,
  { from, to }: Period,
  page: { limit: number; offset: number }
) {
  return useRead<AdminCouponsBehindResponse>(
    `${of(ladder_id)}/coupons/${figure}`,
    { from, to, ...page }
  )
}

export function useMovesOf(
  ladder_id: string,
  { from, to }: Pick<Period, "from" | "to">,
  page: { limit: number; offset: number }
) {
  return useRead<AdminLatestMovesResponse>(`${of(ladder_id)}/moves/latest`, {
    from,
    to,
    ...page,
  })
}

export function useRungHistory(ladder_id: string, { from, to }: Period) {
  return useRead<AdminRungHistoryResponse>(`${of(ladder_id)}/rungs/history`, {
    from,
    to,
  })
}
