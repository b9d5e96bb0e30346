import { shopper } from "../logins"
import { totalOf } from "./order-data"
import type { History } from "./plan-history"

/** Who shops on the day the demo is opened, by e-mail. */
export type Actors = {
  readonly to_regular: readonly string[]
  readonly to_connoisseur: readonly string[]
}

/** Cents a customer has spent, tax included, when the next order lifts them. */
const almost = {
  to_regular: { min: 8_000, max: 16_000, orders: 2, people: 3 },
  to_connoisseur: { min: 40_000, max: 53_000, orders: 3, people: 3 },
} as const

/** Finds registered customers who stand right below a rung. */
export function chooseActors(history: History): Actors {
  return {
    to_regular: choose(history, almost.to_regular),
    to_connoisseur: choose(history, almost.to_connoisseur),
  }
}

/** Everybody who needs a login for it. */
export function actorsOf(actors: Actors): string[] {
  return [...actors.to_regular, ...actors.to_connoisseur]
}

function choose(
  { customers, orders }: History,
  wanted: { min: number; max: number; orders: number; people: number }
): string[] {
  const eligible = customers.filter(({ email, guest }) => {
    const kept = orders.filter(
      (order) => order.email === email && order.fate === "kept"
    )
    const spent = kept.reduce((sum, order) => sum + totalOf(order), 0)
    return (
      !guest &&
      email !== shopper.email &&
      kept.length >= wanted.orders &&
      spent >= wanted.min &&
      spent <= wanted.max
    )
  })
  return eligible.slice(0, wanted.people).map(({ email }) => email)
}
