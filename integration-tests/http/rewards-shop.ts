import type { MedusaContainer } from "@medusajs/framework/types"
import {
  ContainerRegistrationKeys,
  Modules,
  PromotionActions,
} from "@medusajs/framework/utils"
import { updateCartPromotionsWorkflow } from "@medusajs/medusa/core-flows"
import type { LadderDocument } from "../../src/engine"
import { ladderOf } from "../../src/modules/ladder/ladder-of"
import type { GrantRecord, LadderRecord } from "../../src/modules/ladder/types"
import { runOutbox } from "../../src/rewards/outbox"
import type { Customer } from "./shop/customers"
import { storeHeaders, type Shop } from "./shop/shop"

export interface CartSeen {
  readonly id: string
  readonly total: number
  readonly discount_total: number
  readonly codes: readonly string[]
}

export interface Answer {
  readonly status: number
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly data: any
  readonly headers: Readonly<Record<string, unknown>>
}

/** Silver from 100 points with 10 % off and a coupon, gold from 500 with 20 %. */
export const twoRungs: LadderDocument = {
  name: "Friends",
  zone: "Europe/Berlin",
  rungs: [
    {
      id: "silver",
      name: "Silver",
      enter: { kind: "points", at_least: 100 },
      discount: { percent: 10 },
    },
    {
      id: "gold",
      name: "Gold",
      enter: { kind: "points", at_least: 500 },
      discount: { percent: 20 },
    },
  ],
  earn: [{ id: "bought", type: "order.placed", points: { fixed: 100 } }],
  rewards: [
    {
      id: "welcome",
      name: "Welcome",
      kind: "coupon",
      on: { rung_entered: "silver" },
      settings: { amounts: { eur: 500 } },
    },
  ],
}

/** A rung as it is, but for its discount. */
export function withoutDiscount({
  discount: _,
  ...rung
}: LadderDocument["rungs"][number]): LadderDocument["rungs"][number] {
  return rung
}

/** The two rungs with no discount: what a coupon takes off stands alone. */
export const plain: LadderDocument = {
  ...twoRungs,
  rungs: twoRungs.rungs.map(withoutDiscount),
}

export { ladderOf }

let events = 0

/** Publishes a ladder whose history began a minute ago. */
export async function publishLadder(
  container: MedusaContainer,
  document: LadderDocument = twoRungs
): Promise<LadderRecord> {
  const ladder = ladderOf(container)
  const { id } = await ladder.ladders.createLadder({
    handle: `ladder-${(events += 1)}`,
    document,
  })
  const live = await ladder.ladders.publish(id)
  await runOutbox(container)
  return live
}

/** Records that the customer registered and earned so often, right now. */
export async function earn(
  container: MedusaContainer,
  customer_id: string,
  times: number
): Promise<string[]> {
  const ladder = ladderOf(container)
  const at = await ladder.sweeping.now()
  const keys = Array.from({ length: times }, () => `test:${(events += 1)}`)
  await ladder.recording.record(
    [
      {
        key: `test:registered:${customer_id}`,
        type: "customer.registered",
        customer: customer_id,
        at: 1_700_000_000_000,
        attributes: {},
      },
      ...keys.map((key) => ({
        key,
        type: "order.placed",
        customer: customer_id,
        at,
        value: 10_000,
        currency: "eur",
        attributes: {},
      })),
    ],
    "test"
  )
  return keys
}

/** Takes back what `earn` recorded, as a cancelled order does. */
export async function undo(
  container: MedusaContainer,
  customer_id: string,
  keys: readonly string[]
): Promise<void> {
  const ladder = ladderOf(container)
  const at = await ladder.sweeping.now()
  await ladder.recording.record(
    keys.map((key) => ({
      key: `${key}:canceled`,
      type: "order.canceled",
      customer: customer_id,
      at,
      value: -10_000,
      currency: "eur",
      reverses: key,
      attributes: {},
    })),
    "test"
  )
}

export async function grantsOf(
  container: MedusaContainer,
  customer_id: string
): Promise<readonly GrantRecord[]> {
  const { rows } = await ladderOf(container).outbox.listGrants(
    { customer_id },
    { limit: 100, offset: 0 }
  )
  return rows
}

/** The names of the groups a customer is in, a repeat for every repeated row. */
export async function groupsOf(
  container: MedusaContainer,
  customer_id: string
): Promise<string[]> {
  const customers = container.resolve(Modules.CUSTOMER)
  const [links, groups] = await Promise.all([
    customers.listCustomerGroupCustomers({ customer_id }),
    customers.listCustomerGroups({}),
  ])
  const names = new Map(groups.map(({ id, name }) => [id, name]))
  return links
    .map((link) => names.get(link.customer_group_id) ?? link.customer_group_id)
    .sort()
}

/** Any request of the shop, answered and not thrown. */
export async function ask(
  shop: Shop,
  method: "GET" | "POST" | "DELETE",
  path: string,
  body?: unknown,
  token?: string
): Promise<Answer> {
  const { status, data, headers } = await shop.api.request({
    method,
    // As it is: a leading double slash would name another host.
    url: `${shop.api.defaults.baseURL}${path}`,
    ...(body === undefined ? {} : { data: body }),
    ...storeHeaders(shop, token),
    validateStatus: () => true,
  })
  return { status, data, headers }
}

export async function seeCart(shop: Shop, id: string): Promise<CartSeen> {
  const { data } = await ask(shop, "GET", `/store/carts/${id}`)
  return {
    id,
    total: data.cart.total,
    discount_total: data.cart.discount_total,
    codes: data.cart.promotions.map((p: { code: string }) => p.code),
  }
}

/** Types a code in; a code that gives nothing is fine. */
export async function typeCode(
  shop: Shop,
  cart_id: string,
  code: string,
  customer?: Pick<Customer, "token">
): Promise<Answer> {
  return ask(
    shop,
    "POST",
    `/store/carts/${cart_id}/promotions`,
    { promo_codes: [code] },
    customer?.token
  )
}

/** What any job or plugin may do at any time: work the discounts out anew. */
export async function recalculate(
  { container }: Shop,
  cart_id: string
): Promise<void> {
  await updateCartPromotionsWorkflow(container).run({
    input: {
      cart_id,
      promo_codes: [],
      action: PromotionActions.ADD,
      force_refresh_payment_collection: true,
    },
  })
}

/** What an order took off, by promotion code. */
export async function discountsOf(
  { container }: Shop,
  order_id: string
): Promise<Record<string, number>> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "order",
    fields: ["items.adjustments.code", "items.adjustments.amount"],
    filters: { id: order_id },
  })
  const found: Record<string, number> = {}
  for (const item of data[0]?.items ?? []) {
    for (const line of item?.adjustments ?? []) {
      const code = line?.code ?? ""
      found[code] = (found[code] ?? 0) + Number(line?.amount ?? 0)
    }
  }
  return found
}
