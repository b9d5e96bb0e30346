import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { createOrderWorkflow } from "@medusajs/medusa/core-flows"
import { afterPageOf, backfill } from "../../src/jobs/ladder-backfill"
import { sweep } from "../../src/jobs/ladder-sweep"
import { ladderOf } from "../../src/modules/ladder/ladder-of"
import { system } from "../../src/modules/ladder/types"
import { sources } from "../../src/sources"
import { sweepSource } from "../../src/sources/sweep-source"
import { publishLadder } from "../http/rewards-shop"
import { openShop } from "../http/shop/open-shop"
import type { Api } from "../http/shop/shop"
import { container, runModules } from "./run-modules"

const day_ms = 86_400_000

/** Customers made by one call. */
const chunk = 500

const registered = (from: number, count: number, days: number) =>
  Array.from({ length: count }, (_, i) => {
    const at = new Date(Date.now() - (1 + ((from + i) % days)) * day_ms)
    return {
      email: `old${from + i}@example.com`,
      has_account: true,
      created_at: at,
      updated_at: at,
    }
  })

runModules({
  /** A shop with a past: customers over so many days, orders of some of them. */
  fill: async ({ customers, orders, days }: History) => {
    await publishLadder(container)
    for (let from = 0; from < customers; from += chunk) {
      const some = registered(from, Math.min(chunk, customers - from), days)
      const module = container.resolve(Modules.CUSTOMER)
      await module.createCustomers(some)
    }
    const connection = container.resolve(
      ContainerRegistrationKeys.PG_CONNECTION
    )
    // As if all had been written when it says so: ids are dated, too.
    const { rows } = await connection.raw<{ rows: Made[] }>(
      `update customer set id = 'cus_00' || substr(id, 7),
         updated_at = created_at returning id, email`
    )
    const made = rows
    // It makes everything through the container: nothing is asked of the API.
    const shop = await openShop(container, {} as Api)
    for (const [i, { id, email }] of made.slice(0, orders).entries()) {
      await createOrderWorkflow(container).run({
        input: {
          region_id: shop.region_id,
          sales_channel_id: shop.sales_channel_id,
          currency_code: shop.currency,
          customer_id: id,
          email,
          created_at: new Date(Date.now() - (1 + (i % days)) * day_ms),
          items: [{ title: "By hand", unit_price: 50, quantity: 1 }],
        } as never,
      })
    }
    await connection.raw(
      `with o as (update "order" set updated_at = created_at returning id)
       update order_summary set id = 'ordsum_0' || order_summary.id from o
       where order_id = o.id`
    )
  },
  /** One customer more, of whom no hint tells. */
  join: async (email: string) => {
    const one = { email, has_account: true }
    await container.resolve(Modules.CUSTOMER).createCustomers(one)
  },
  /** Sweeps alone, no back-fill. */
  sweepLive: async () => {
    for (const source of sources) {
      await sweepSource(container, source, afterPageOf(container, source))
    }
  },
  backfill: async (time_ms: number) => {
    const faults = await backfill(container, time_ms)
    return faults.map(String)
  },
  stop: (source: string) => ladderOf(container).backfills.stop(source, system),
  resume: (source: string) =>
    ladderOf(container).backfills.resume(source, system),
  sweep: () => sweep(container),
  health: () => ladderOf(container).sweeping.health(),
  verify: () => ladderOf(container).recording.verify(),
})

interface Made {
  readonly id: string
  readonly email: string
}

interface History {
  readonly customers: number
  readonly orders: number
  readonly days: number
}
