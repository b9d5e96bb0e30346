import { minor, pointPerUnit, type ReadyLadder } from "./ready-ladder"

/** Bronze, Silver, Gold by what was spent within a year. */
export const spendInThreeRungs: ReadyLadder = {
  name: "spend-in-three-rungs",
  label: "Spend in three rungs",
  description:
    "Bronze, Silver and Gold by what a customer spent within a year, with a standing discount and a coupon on the way up. Who spends less falls back after a month's grace.",
  documentFor: (shop) => {
    const spent = (units: number) => ({
      kind: "spend",
      currency: shop.currency,
      within_days: 365,
      at_least: minor(shop, units),
    })
    return {
      name: "Bronze, Silver, Gold",
      zone: shop.zone,
      rungs: [
        { id: "bronze", name: "Bronze", enter: spent(100), grace_days: 30 },
        {
          id: "silver",
          name: "Silver",
          enter: spent(500),
          keep: spent(300),
          grace_days: 30,
          discount: { percent: 5 },
        },
        {
          id: "gold",
          name: "Gold",
          enter: spent(1500),
          keep: spent(1000),
          grace_days: 30,
          discount: { percent: 10 },
        },
      ],
      earn: [pointPerUnit(shop)],
      rewards: [
        {
          id: "silver-coupon",
          name: "Welcome to Silver",
          kind: "coupon",
          on: { rung_entered: "silver" },
          settings: { percent: 10, expires_after_days: 60 },
        },
        {
          id: "gold-coupon",
          name: "Welcome to Gold",
          kind: "coupon",
          on: { rung_entered: "gold" },
          settings: { percent: 15, expires_after_days: 60 },
        },
      ],
    }
  },
}
