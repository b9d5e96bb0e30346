import type { MedusaContainer } from "@medusajs/framework/types"
import type { ConversionEvent } from "../../engine"
import { ladderOf } from "../../modules/ladder/ladder-of"
import { queryShop, type ShopStatement } from "../../shop/query-shop"
import { valueOf } from "../minor-units"
import { productAttributes, readProductFacts } from "../product-facts"
import type { ProductFacts } from "../product-facts"
import { newRounds } from "../rounds"
import type { Presence } from "../rounds"
import { cart_age_days_max, day_ms, type CartFacts } from "./cart-facts"

const prefix = "cart_item:"

/** Events looked at of one customer's days. */
const events_max = 10_000

/** What a customer put into carts of one product on one day, and is there yet. */
interface Item {
  readonly customer_id: string
  readonly product_id: string
  readonly variant_ids: readonly (string | null)[]
  /** Of the day on which it was put there, in UTC. */
  readonly day: number
  readonly at: number
  readonly currency: string
  readonly total: string
}

const keyOf = (item: Item) =>
  `${prefix}${item.customer_id}:${item.day}:${item.product_id}`

/**
 * What is put into the carts of these carts' customers. A product counts once a
 * day, however many lines and carts it is in and however often it is taken out
 * and put back: so there is an end to what a script can make.
 */
export async function itemsOfCarts(
  container: MedusaContainer,
  source: string,
  carts: readonly CartFacts[]
): Promise<ConversionEvent[]> {
  const now = await ladderOf(container).sweeping.now()
  const since = firstDays(carts, now)
  const there = await readItems(container, since)
  const recorded = await recordedItems(container, source, since)
  const products = await readProductFacts(
    container,
    [...there.values()].map(({ product_id }) => product_id)
  )
  const keys = new Set([...there.keys(), ...recorded.keys()])
  return [...keys].flatMap((key) =>
    newRounds(
      presenceOf(key, there.get(key), products),
      recorded.get(key) ?? [],
      now
    )
  )
}

/** Since which day each customer is looked at: since the oldest of the carts. */
function firstDays(
  carts: readonly CartFacts[],
  now: number
): ReadonlyMap<string, number> {
  const days = new Map<string, number>()
  const first = Math.floor(now / day_ms) - cart_age_days_max
  for (const { customer_id, created_at } of carts) {
    const day = Math.max(first, Math.floor(created_at / day_ms))
    days.set(customer_id, Math.min(day, days.get(customer_id) ?? day))
  }
  return days
}

const lines: ShopStatement = {
  name: "ladder-cart-items",
  text: `
select c.customer_id, l.product_id, c.currency_code as currency,
  floor(extract(epoch from l.created_at) / 86400)::float8 as day,
  floor(extract(epoch from min(l.created_at)) * 1000)::float8 as at,
  array_agg(distinct l.variant_id) as variant_ids,
  sum(l.unit_price * l.quantity)::text as total
from unnest(?::text[], ?::float8[]) as t(customer_id, day)
join cart c on c.customer_id = t.customer_id and c.deleted_at is null
join cart_line_item l on l.cart_id = c.id and l.deleted_at is null
where l.product_id is not null and l.created_at >= to_timestamp(t.day * 86400)
group by 1, 2, 3, 4 order by 5 desc`,
}

/** By their keys; of several currencies the one that came first. */
async function readItems(
  container: MedusaContainer,
  since: ReadonlyMap<string, number>
): Promise<ReadonlyMap<string, Item>> {
  const rows = await queryShop<Item>(container, lines, [
    [...since.keys()],
    [...since.values()],
  ])
  return new Map(rows.map((row) => [keyOf(row), row]))
}

/** What is on record of these customers since then, by the keys of rounds. */
async function recordedItems(
  container: MedusaContainer,
  source: string,
  since: ReadonlyMap<string, number>
): Promise<ReadonlyMap<string, readonly ConversionEvent[]>> {
  const events = await ladderOf(container).sweeping.recordedBetween(
    source,
    [...since].map(([customer, day]) => ({
      after: `${prefix}${customer}:${day}:`,
      before: `${prefix}${customer};`,
    })),
    events_max
  )
  const rounds = new Map<string, ConversionEvent[]>()
  for (const event of events) {
    const key = event.key.replace(/:\d+(:undone)?$/, "")
    rounds.set(key, [...(rounds.get(key) ?? []), event])
  }
  return rounds
}

function presenceOf(
  key: string,
  item: Item | undefined,
  products: ReadonlyMap<string, ProductFacts>
): Presence {
  return {
    key,
    type: "cart.item_added",
    undo: "cart.item_removed",
    there: item
      ? {
          customer: item.customer_id,
          at: item.at,
          ...valueOf(item.total, item.currency),
          attributes: productAttributes(
            item.variant_ids.map((variant_id) => ({
              product_id: item.product_id,
              variant_id,
            })),
            products
          ),
        }
      : null,
    // It may be gone from several carts, each at its own time.
    gone_at: null,
  }
}
