import type { ShopThing } from "../params"

/** What an attribute of an event may be, and how a rule's form asks for it. */
export type AttributeSpec = (
  | { readonly type: "text" | "yes_no" }
  | { readonly type: "number"; readonly min: number; readonly max: number }
  | { readonly type: "choice"; readonly of: readonly string[] }
  /** The id of a thing in the shop, picked there. */
  | { readonly type: "thing"; readonly of: ShopThing }
) & {
  readonly label: string
  /** An event may have several, as a list. */
  readonly many?: true
  /** What somebody thinks of the shop: not to be paid for without a thought. */
  readonly opinion?: true
  /** No event is without it. */
  readonly required?: true
}

export type AttributeSpecs = Readonly<Record<string, AttributeSpec>>
