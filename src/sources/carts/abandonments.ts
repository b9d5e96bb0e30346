import type { MedusaContainer } from "@medusajs/framework/types"
import type { ConversionEvent } from "../../engine"
import { ladderOf } from "../../modules/ladder/ladder-of"
import { queryShop, type ShopStatement } from "../../shop/query-shop"
import { valueOf } from "../minor-units"
import { recordedRounds } from "../recorded-rounds"
import { newRounds } from "../rounds"
import type { Presence } from "../rounds"
import { day_ms, type CartFacts } from "./cart-facts"

const keyOf = (cart: string) => `cart:${cart}:abandoned`

/**
 * That carts were left behind: for as many days as the shop says nobody changed
 * them. Counts until the cart is completed, whatever else is done with it.
 */
export async function abandonments(
  container: MedusaContainer,
  source: string,
  carts: readonly CartFacts[]
): Promise<ConversionEvent[]> {
  const ladder = ladderOf(container)
  const days = ladder.settings().carts.abandoned_after_days
  const now = await ladder.sweeping.now()
  const left = await leftAlone(container, carts, now - days * day_ms)
  const keys = carts.map(({ id }) => keyOf(id))
  const recorded = await recordedRounds(container, source, keys)
  return carts.flatMap((cart) => {
    const rounds = recorded.get(keyOf(cart.id)) ?? []
    const presence = presenceOf(cart, left.get(cart.id), rounds, days)
    return newRounds(presence, rounds, now)
  })
}

const takenOut: ShopStatement = {
  name: "ladder-carts-taken-out",
  text: `
select cart_id as id,
  floor(extract(epoch from max(deleted_at)) * 1000)::float8 as at
from cart_line_item
where deleted_at > to_timestamp(?::float8 / 1000) and cart_id = any(?)
group by cart_id`,
}

/** Since when open carts with something in them are left alone, if that long. */
async function leftAlone(
  container: MedusaContainer,
  carts: readonly CartFacts[],
  latest: number
): Promise<ReadonlyMap<string, number>> {
  const open = carts.filter(
    ({ completed_at, lines, changed_at }) =>
      completed_at === null && lines > 0 && changed_at <= latest
  )
  if (open.length === 0) {
    return new Map()
  }
  const rows = await queryShop<{ id: string; at: number }>(
    container,
    takenOut,
    [
      Math.min(...open.map(({ changed_at }) => changed_at)),
      open.map(({ id }) => id),
    ]
  )
  const emptied = new Map(rows.map(({ id, at }) => [id, at]))
  return new Map(
    open
      .map(({ id, changed_at }): [string, number] => [
        id,
        Math.max(changed_at, emptied.get(id) ?? 0),
      ])
      .filter(([, at]) => at <= latest)
  )
}

function presenceOf(
  cart: CartFacts,
  since: number | undefined,
  rounds: readonly ConversionEvent[],
  days: number
): Presence {
  const counted = rounds.find(
    ({ key, reverses, customer }) =>
      reverses === undefined &&
      customer === cart.customer_id &&
      !rounds.some((other) => other.reverses === key)
  )
  const now = since === undefined ? null : abandoned(cart, since, days)
  return {
    key: keyOf(cart.id),
    type: "cart.abandoned",
    undo: "cart.completed",
    there: cart.completed_at === null ? (counted ?? now) : null,
    gone_at: cart.completed_at,
  }
}

const abandoned = (cart: CartFacts, since: number, days: number) => ({
  customer: cart.customer_id,
  at: since + days * day_ms,
  ...valueOf(cart.total, cart.currency),
  attributes: {
    days,
    ...(cart.sales_channel_id !== null && {
      sales_channel: cart.sales_channel_id,
    }),
    ...(cart.region_id !== null && { region: cart.region_id }),
  },
})
