import type { OtherPlugin } from "../other-plugins"

/** What the shop's rows say of a review. */
export interface ReviewFacts {
  readonly id: string
  readonly customer_id: string
  readonly product_id: string | null
  /** Written at, in milliseconds. */
  readonly at: number
  /** Approved and not deleted. */
  readonly counts: boolean
  /** When the row last changed, in milliseconds. */
  readonly changed_at: number
  readonly rating: number
  /** Characters of its text. */
  readonly length: number
  readonly photo: boolean
  readonly verified: boolean
}

/** A plugin with reviews: one file, one line in `index.ts`. */
export interface ReviewPlugin extends OtherPlugin {
  /** Distinguishes its reviews from another plugin's, in keys; for ever. */
  readonly name: string
  readonly hints: readonly string[]
  /**
   * A select of the columns of `ReviewFacts`, of reviews of customers; `at` and
   * `changed_at` as timestamps.
   */
  readonly facts: string
}
