import type { LadderDocument } from "../engine"

/** What a ready ladder must know of the shop it is made for. */
export interface ShopFacts {
  /** ISO 4217, lower case. */
  readonly currency: string
  /** Decimals of the currency: 0, 2 or 3. */
  readonly decimals: number
  /** IANA zone. */
  readonly zone: string
}

/** A ladder to begin with: one file, one line in `index.ts`. */
export interface ReadyLadder {
  readonly name: string
  readonly label: string
  /** For whom it is, and what it leaves out. */
  readonly description: string
  readonly documentFor: (shop: ShopFacts) => LadderDocument
}

/** Whole units of the shop's currency in its minor units. */
export const minor = ({ decimals }: ShopFacts, units: number): number =>
  units * 10 ** decimals

/** One status and spendable point for each whole unit spent on an order. */
export const pointPerUnit = (
  shop: ShopFacts
): LadderDocument["earn"][number] => ({
  id: "spent",
  type: "order.placed",
  points: {
    per: { points: 1, amount: minor(shop, 1), currency: shop.currency },
  },
})
