import type { Check } from "./benchmark"
import { chanceOf } from "./chance"
import { exactCheck, mustHold, verifyCheck } from "./checks"
import type { Databases, Ledger } from "./open-databases"
import {
  orderStream,
  type OrderStream,
  type StreamOptions,
} from "./order-stream"
import { registerCustomers } from "./registered"

/** One leg's database, its customers, and the orders that are recorded in it. */
export interface Side {
  readonly ledger: Ledger
  readonly orders: OrderStream
  readonly made: Made
  /** Throws unless the tables hold what was made: then the leg is void. */
  readonly check: () => Promise<void>
  /** At the end: the same, and that a replay comes to no other points. */
  readonly checks: () => Promise<Check[]>
}

/** What the tables must hold so far. */
export type Made = () => { orders: number; points: number }

/** The first order is made for a moment after this one. */
const from = Date.UTC(2016, 0, 1)

/**
 * Opens a database for the leg of this name, and registers the customers there.
 * The same seed gives every side the same customers and the same orders.
 */
export async function openSide(
  databases: Databases,
  name: string,
  { seed, ...stream }: Omit<StreamOptions, "from"> & { seed: number }
): Promise<Side> {
  const ledger = await databases.open(name.replace(/\W+/g, "_"))
  await registerCustomers(ledger, stream.customers, from)
  const orders = orderStream(chanceOf(seed), { ...stream, from })
  const made: Made = () => ({
    orders: orders.made.orders + stream.customers,
    points: orders.made.points,
  })
  return {
    ledger,
    orders,
    made,
    check: () => mustHold(ledger.pool, name, made()),
    checks: async () => [
      await exactCheck(ledger.pool, name, made()),
      await verifyCheck(ledger.services, ledger.ladder_id),
    ],
  }
}
