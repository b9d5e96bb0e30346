import type { MedusaContainer } from "@medusajs/framework/types"
import type { ConversionEvent } from "../engine"

/** What a hint names: rows of the shop that may have changed. */
export interface Hint {
  /** The event name heard, e.g. `order.placed`. */
  readonly name: string
  /** Its payload, never trusted beyond the ids in it. */
  readonly data: unknown
}

/** A stretch of time to look at; `until` is not included. */
export interface Period {
  readonly since: Date
  readonly until: Date
}

/**
 * One place conversion events come from: one file, one line in `index.ts`. The
 * live subscriber, the sweep and the first-day back-fill are the same code:
 * they find ids in different ways and then `read` them.
 *
 * `read` must give the same events, with the same keys and content, whenever
 * and however often it is asked about the same rows; what is on record it may leave
 * out.
 */
export interface Source {
  readonly name: string
  /** How the keys of its events begin: nobody else may give such keys. */
  readonly keys: readonly string[]
  /** Medusa event names that are hints. */
  readonly hints: readonly string[]
  /** The ids to read, e.g. order ids; resolves ids of payments and the like. */
  idsOf(container: MedusaContainer, hints: readonly Hint[]): Promise<string[]>
  /** Turns the shop's rows, as they are now, into conversion events. */
  read(
    container: MedusaContainer,
    ids: readonly string[]
  ): Promise<ConversionEvent[]>
  /** Pages of ids whose rows changed in the period, for sweep and back-fill. */
  scan(
    container: MedusaContainer,
    period: Period,
    page_size: number
  ): AsyncIterable<string[]>
  /**
   * For sources that end what is on record of rows the shop no longer has. Only
   * a sweep does: it sees how many are gone.
   */
  readonly vanished?: {
    /**
     * Ids to be read for that: of all rows made since, and of a stretch of the
     * older ones, another each time it is asked.
     */
    readonly find: (
      container: MedusaContainer,
      since: Date
    ) => Promise<string[]>
    /** Like the source's `read`, with what ends those that are gone. */
    readonly read: (
      container: MedusaContainer,
      ids: readonly string[]
    ) => Promise<ConversionEvent[]>
  }
  /** When the oldest row was made: where a back-fill begins. Null: no rows. */
  oldest(container: MedusaContainer): Promise<Date | null>
  /** For sources that may not be in the shop: those are not swept. */
  present?(container: MedusaContainer): Promise<boolean>
  /** What its events depend on, for sources whose events must not change. */
  settings?(container: MedusaContainer): object
  /** Those of the ids whose customer is gone, for sources that can tell. */
  gone?(container: MedusaContainer, ids: readonly string[]): Promise<string[]>
}
