/**
 * Who vouches for an event. `server`: the shop's own tables, staff, signed
 * messages. `checked`: somebody looked at it. `browser`: anybody can claim it.
 */
export type TrustClass = "server" | "checked" | "browser"

/**
 * A kind of fact, declared once: one file, one line in `index.ts`. The engine's
 * facts, validation, forms and documentation derive from it.
 */
export interface ConversionType {
  /** `entity.action`. */
  readonly name: string
  readonly label: string
  readonly description: string
  readonly trust: TrustClass
  /** Its value counts as spend. */
  readonly spend?: boolean
  /** The type it corrects, when it is a correction. */
  readonly undoes?: string
  /** Makes a guest a registered customer. */
  readonly registers?: boolean
  /** Attributes a condition may look at. */
  readonly attributes: readonly ConversionAttribute[]
  /** Staff may record it by hand. */
  readonly by_hand?: boolean
}

export interface ConversionAttribute {
  readonly name: string
  readonly label: string
}
