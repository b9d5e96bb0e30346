import type { Explanation } from "../../engine"

/** Customers of a search that are looked at. */
export const found_max = 1_000

/** In the order they are shown: most, or latest, first. */
export type MemberSort = "points" | "since" | "last_event"

export interface MemberFilter {
  readonly ladder_id: string
  /** A rung's position, 0 for the ground; null only with a search. */
  readonly position: number | null
  /** Beginnings of words of names or of an e-mail address; null: everybody. */
  readonly search: string | null
  readonly sort: MemberSort
}

export interface MemberRow {
  readonly member_id: string
  readonly customer_id: string
  readonly position: number
  readonly rung_id: string | null
  readonly rung_since: string | null
  readonly last_event_at: string | null
  readonly status_points: number
  readonly spendable_points: number
  /** Takes no part. */
  readonly absent: boolean
  /** What the next rung takes; null at the top. */
  readonly next: Explanation["next"]
}

export interface MemberPage {
  readonly rows: readonly MemberRow[]
  /** Where the next page begins; null: this is the last. */
  readonly next: string | null
  /** More were found than are looked at: the search should say more. */
  readonly cut_short: boolean
}

/** Registered members, a page at a time, however many there are. */
export interface Members {
  /**
   * @throws MedusaError INVALID_DATA for an `after` that is no page's `next`
   */
  list(
    filter: MemberFilter,
    page: { readonly after: string | null; readonly limit: number }
  ): Promise<MemberPage>
  /** Sets the words these customers are found by; none forgets them. */
  keepTerms(
    customers: readonly {
      readonly customer_id: string
      readonly terms: readonly string[]
    }[]
  ): Promise<void>
}
