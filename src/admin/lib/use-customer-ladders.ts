import type {
  AdminCouponHoldResponse,
  AdminGrantsResponse,
  AdminGuestsResponse,
  AdminStandingsResponse,
  AdminTimelineResponse,
} from "../../types"
import { useRead } from "./use-read"

const of = (customer_id: string): string =>
  `customers/${encodeURIComponent(customer_id)}`

export function useStandings(customer_id: string) {
  return useRead<AdminStandingsResponse>(of(customer_id))
}

interface Part {
  readonly customer_id: string
  readonly ladder_id: string
  readonly limit: number
  readonly offset: number
}

export function useTimeline({ customer_id, ...query }: Part) {
  return useRead<AdminTimelineResponse>(`${of(customer_id)}/timeline`, query)
}

export function useGuests({ customer_id, ...query }: Omit<Part, "ladder_id">) {
  return useRead<AdminGuestsResponse>(`${of(customer_id)}/guests`, query)
}

export function useCouponHold(customer_id: string) {
  return useRead<AdminCouponHoldResponse>(`${of(customer_id)}/hold`)
}

export function useGrants({ customer_id, ...query }: Part) {
  return useRead<AdminGrantsResponse>("grants", { customer_id, ...query })
}
