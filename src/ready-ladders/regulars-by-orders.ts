import { pointPerUnit, type ReadyLadder } from "./ready-ladder"

/** From the first order to the tenth, whatever they cost. */
export const regularsByOrders: ReadyLadder = {
  name: "regulars-by-orders",
  label: "Regulars by number of orders",
  description:
    "How often somebody buys counts, not how much: from the first order to the tenth within a year. For shops with small baskets, like a coffee roaster.",
  documentFor: (shop) => {
    const orders = (at_least: number) => ({
      kind: "event_count",
      type: "order.placed",
      within_days: 365,
      at_least,
    })
    return {
      name: "Regulars",
      zone: shop.zone,
      rungs: [
        { id: "guest", name: "Guest", enter: orders(1), floor: true },
        { id: "returning", name: "Returning", enter: orders(2) },
        {
          id: "regular",
          name: "Regular",
          enter: orders(5),
          keep: orders(4),
          grace_days: 14,
          discount: { percent: 5 },
        },
        {
          id: "friend",
          name: "Friend of the house",
          enter: orders(10),
          keep: orders(8),
          grace_days: 14,
          discount: { percent: 10 },
        },
      ],
      earn: [pointPerUnit(shop)],
      rewards: [
        {
          id: "second-order",
          name: "Thank you for coming back",
          kind: "coupon",
          on: { rung_entered: "returning" },
          settings: { percent: 10, expires_after_days: 30 },
        },
      ],
    }
  },
}
