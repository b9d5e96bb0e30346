import type { EventTypeFacts } from "../engine"
import type { AttributeSpecs } from "./attribute-spec"

/**
 * Who vouches for an event. `server`: the shop's own tables, staff, signed
 * messages. `checked`: somebody looked at it. `browser`: anybody can claim it,
 * so that it pays capped points and never money.
 */
export type TrustClass = "server" | "checked" | "browser"

/** Ways in that are no sources: nothing in the shop's tables is read for them. */
export const doors = ["storefront", "links", "staff", "code", "engine"] as const

/**
 * Where events of a type come from: a source by its name, or a door.
 * `storefront`: the store API. `links`: signed links and pictures. `staff`: by
 * hand. `code`: the workflow `ladder-record-conversions`. `engine`: derived
 * from other events. A test holds the names against the sources there are.
 */
export type Origin = string

/**
 * A kind of fact, declared once: one file, one line in `index.ts`. The engine's
 * facts, validation, forms and documentation derive from it.
 */
export interface ConversionType {
  /** `entity.action`. */
  readonly name: string
  readonly label: string
  /** What must have happened, in a sentence. */
  readonly description: string
  readonly trust: TrustClass
  readonly from: readonly Origin[]
  /** What a rule may ask of such an event; asking nothing means any of them. */
  readonly attributes: AttributeSpecs
  /** Its value counts as spend. */
  readonly spend?: true
  /** It has a value, which is no spend. */
  readonly valued?: true
  /** The type it corrects, when it is a correction. */
  readonly undoes?: string
  /** A correction that costs no status: what it takes is the shop's own fault. */
  readonly shields?: true
  /** Nobody falls from the one to the other, as often as both happen. */
  readonly holds?: "from" | "until"
  /** How such an event is taken back: by an event of a type of its own. */
  readonly undo?: Undo
  /** The customer did nothing for it: it does not show that they are there. */
  readonly passive?: true
  /** A customer brings it about as often as they like, at no cost to them. */
  readonly repeatable?: true
  /** Makes a guest a registered customer. */
  readonly registers?: true
  /** What it is derived from: the engine notices it, and nobody records it. */
  readonly derivedFrom?: NonNullable<EventTypeFacts["derivedFrom"]>
  /** Time brings it about: nothing announces it, sweeps find it when it is due. */
  readonly timed?: true
}

/** The correction of a type, where nothing but its name is its own. */
export interface Undo {
  readonly name: string
  readonly label: string
  /** When that happens, in a sentence. */
  readonly when: string
}
