import type { ConversionEvent } from "../../engine"
import type { HeardName } from "../../modules/ladder/options"

/** A request that a route of the shop has answered well. */
export interface Answered {
  /** Different for every request. */
  readonly id: string
  readonly params: Readonly<Record<string, string>>
  readonly query: unknown
  readonly body: unknown
  /** Whose log-in the request carried. */
  readonly customer: string | undefined
  /** What the route answered. */
  readonly answer: unknown
}

/** What happened, before it is dated. */
export type HeardEvent = Omit<ConversionEvent, "at">

/**
 * Something that customers do on routes of the shop and of which no row is kept:
 * one file, one line in `index.ts`. What is not heard at that moment is lost, so
 * it is for what alone should lead nobody to anything dear.
 */
export interface HeardSource {
  /** As which it is recorded. */
  readonly name: HeardName
  /** How the keys of its events begin: nobody else may give such keys. */
  readonly keys: readonly string[]
  readonly routes: readonly {
    readonly matcher: string
    readonly methods: readonly ("GET" | "POST")[]
  }[]
  /** What the request was, if anything; never throws, whatever it is given. */
  hear(answered: Answered): readonly HeardEvent[]
}
