import path from "node:path"
import { container } from "@medusajs/framework"
import { createCustomersWorkflow } from "@medusajs/medusa/core-flows"
import ladderOutbox from "../../src/jobs/ladder-outbox"
import ladderSweep from "../../src/jobs/ladder-sweep"
import { system } from "../../src/modules/ladder/types"
import { ladderOf } from "../../src/modules/ladder/ladder-of"
import { runOutbox } from "../../src/rewards/outbox"
import { hire } from "../http/api-shop"
import { publishLadder, twoRungs } from "../http/rewards-shop"
import {
  addToCart,
  buy,
  completeCart,
  openCart,
  prepareCart,
} from "../http/shop/carts"
import { registerCustomer, type Customer } from "../http/shop/customers"
import { apiAt } from "../http/shop/api-at"
import { openShop } from "../http/shop/open-shop"
import { storeHeaders, type Shop } from "../http/shop/shop"
import { announcingDeeds } from "./announcing-deeds"
import type { Deeds } from "./obey-parent"
import { runShop } from "./run-shop"

/** A shop for the tests of several processes. */
const port = Number(process.argv[2] ?? 0)
let shop: Shop
let ladder_id: string
let staff = ""

const api = apiAt(port)

const deeds: Deeds = {
  open: async () => {
    shop = await openShop(container, api)
    ladder_id = (await publishLadder(container)).id
    const { container: _, api: __, ...ids } = shop
    return { ids, ladder_id }
  },
  /** The shop another process has opened. */
  adopt: async (opened: {
    ids: Omit<Shop, "container" | "api">
    ladder_id: string
  }) => {
    shop = { ...opened.ids, container, api }
    ladder_id = opened.ladder_id
  },
  give: async ({ customer_id, id }: { customer_id: string; id: string }) => {
    const { grant } = await ladderOf(container).coupons.give(
      {
        ladder_id,
        customer_id,
        id,
        name: "Gift",
        kind: "coupon",
        settings: { amounts: { eur: 500 } },
      },
      system
    )
    await runOutbox(container)
    return { id: grant.id, code: grant.code }
  },
  /** Carts that hold the code, ready to be completed. */
  fill: ({ customer, code, carts }: Filling) =>
    Promise.all(Array.from({ length: carts }, () => fillCart(customer, code))),
  /** The order of each cart; null where it was refused. */
  complete: ({ customer, carts }: { customer: Customer; carts: string[] }) =>
    Promise.all(
      carts.map((cart) =>
        completeCart(shop, cart, customer.token).catch(() => null)
      )
    ),
  void: async (grant_id: string) => {
    await ladderOf(container).coupons.void(grant_id, system)
    await runOutbox(container)
  },
  register: (email: string) => registerCustomer(shop, email),
  buy: (customer: Customer) => buy(shop, customer),
  /** Customers by the hundred, each with the hints of one. */
  joinMany: async (count: number) => {
    for (let from = 0; from < count; from += 100) {
      const customersData = Array.from(
        { length: Math.min(100, count - from) },
        (_, i) => ({
          email: `queued${from + i}@example.com`,
          has_account: true,
        })
      )
      await createCustomersWorkflow(container).run({ input: { customersData } })
    }
  },
  hire: async () => {
    staff = await hire(container, api)
    await publishLadder(container, {
      ...twoRungs,
      earn: [{ id: "bought", type: "purchase.offline", points: { fixed: 1 } }],
      rewards: [],
    })
  },
  /** Records an event by hand, over HTTP; gives what is answered. */
  byHand: async ({
    customer_id,
    key,
  }: {
    customer_id: string
    key: string
  }) => {
    const answer = await fetch(
      `http://127.0.0.1:${port}/admin/ladder/customers/${customer_id}/events`,
      {
        method: "POST",
        headers: {
          authorization: `Bearer ${staff}`,
          "content-type": "application/json",
        },
        body: JSON.stringify({
          ...{ type: "purchase.offline", value: 100, currency: "eur" },
          ...{ key, at: "2026-01-02T00:00:00Z" },
          // As much as may be said: a full disk is soon full.
          attributes: { receipt: "x".repeat(150) },
        }),
      }
    )
    return {
      status: answer.status,
      retry_after: answer.headers.get("retry-after"),
      body: await answer.json(),
    }
  },
  sweep: () => ladderSweep(container),
  outbox: () => ladderOutbox(container),
  ...announcingDeeds(() => container),
}

interface Filling {
  readonly customer: Customer
  readonly code: string
  readonly carts: number
}

async function fillCart({ email, token }: Customer, code: string) {
  const cart = await openCart(shop, { email, token })
  await addToCart(shop, cart, {}, token)
  await api.post(
    `/store/carts/${cart}/promotions`,
    { promo_codes: [code] },
    storeHeaders(shop, token)
  )
  await prepareCart(shop, cart, token)
  return cart
}

runShop(path.resolve(__dirname, "../.."), port, deeds)
