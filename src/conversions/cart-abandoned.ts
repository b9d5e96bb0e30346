import type { ConversionType } from "./conversion-type"

export const cartAbandoned: ConversionType = {
  name: "cart.abandoned",
  label: "Left a cart behind",
  description:
    "A cart with something in it was not completed for as many days as the shop says.",
  trust: "server",
  timed: true,
  from: ["carts"],
  valued: true,
  undo: {
    name: "cart.completed",
    label: "Completed after all",
    when: "The cart becomes an order.",
  },
  passive: true,
  repeatable: true,
  attributes: {
    days: { type: "number", min: 1, max: 365, label: "Days" },
  },
}
