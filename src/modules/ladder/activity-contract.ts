/** A stretch of time in milliseconds; `until` is not included. */
export interface Span {
  readonly since: number
  readonly until: number
}

/** When a customer last did something, or another that is the same member. */
export interface LastActive {
  readonly customer_id: string
  readonly at: number
}

/** After which moment to look, and what comes of it. */
export interface After {
  readonly customer_id: string
  readonly after: number
}

/** Who did something and when. What happens to somebody is nothing they did. */
export interface Activity {
  lastOf(customer_ids: readonly string[]): Promise<LastActive[]>
  /** When each first did something after a moment; no entry: not yet. */
  firstAfter(
    asked: readonly After[]
  ): Promise<(After & { readonly at: number })[]>
  /**
   * Customers of whom something happened in one of the spans, or was recorded in
   * the first of them, after a customer's id, in the order of ids; with those to
   * whom a guest is joined of whom it did.
   */
  customersIn(
    recorded: Span,
    happened: readonly Span[],
    after: string,
    limit: number
  ): Promise<string[]>
  /** When the oldest event happened; null: there is none. */
  oldest(): Promise<number | null>
}
