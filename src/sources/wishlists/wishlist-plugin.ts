import type { OtherPlugin } from "../other-plugins"

/** A plugin with wish lists: one file, one line in `index.ts`. */
export interface WishlistPlugin extends OtherPlugin {
  /** Distinguishes its statements. */
  readonly name: string
  /** Hints whose `id` is that of a line or a list. */
  readonly hints: readonly string[]
  /**
   * A select of what customers have on lists: `id`, `list_id`, `customer_id`,
   * `product_id`, `variant_id`, and when that was written (`at`) and last changed
   * (`changed_at`). Deleted lines are none: the plugins' indexes leave them out.
   */
  readonly lines: string
}
