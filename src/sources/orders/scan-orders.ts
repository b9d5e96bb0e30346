import { setTimeout as sleep } from "node:timers/promises"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ladderOf } from "../../modules/ladder/ladder-of"
import { pagesOf } from "../pages-of"
import { daysAfter } from "./moments"
import { queryShop } from "../../shop/query-shop"
import type { Period } from "../source"
import { ulidBound } from "../ulid-bound"

/** Ids found by one statement; pages are cut from it. */
const chunk_size = 10_000

/**
 * A checkout links its order to the cart some milliseconds after it made the
 * order, and may still take it back: an order nobody vouches for must have been
 * left alone this long.
 */
const settle_ms = 3_000

/**
 * New rows are found by their time-ordered ids, which are indexed; orders and
 * payments, which are changed in place, by their dates.
 */
const changed = `
with changed as (
  select id from "order" where updated_at >= ? and updated_at < ?
  union select id from "order" where created_at >= ? and created_at < ?
  union select order_id from order_summary where id >= ? and id < ?
  union select order_id from order_transaction where id >= ? and id < ?
  union select l.order_id from order_payment_collection l
    join payment p on p.payment_collection_id = l.payment_collection_id
    where p.updated_at >= ? and p.updated_at < ? and l.deleted_at is null
  union select order_id from order_change_action
    where id >= ? and id < ?
      and action in ('DELIVER_ITEM', 'ITEM_UPDATE', 'ITEM_REMOVE')
)
select o.id,
  o.updated_at < clock_timestamp() - interval '${settle_ms} ms'
    or exists (select from order_cart c where c.order_id = o.id) as settled
from changed join "order" o on o.id = changed.id
where o.customer_id is not null and not o.is_draft_order
  and o.id > ? collate "C"
order by o.id collate "C" limit ${chunk_size}`

/**
 * Pages of orders with a row that was made or changed in the period, and of
 * those that have been kept long enough in it: what was delivered, or no longer
 * waited for, as many days before.
 */
export async function* scanOrders(
  container: MedusaContainer,
  period: Period,
  page_size: number
): AsyncIterable<string[]> {
  const { kept_after_days } = ladderOf(container).settings().orders
  const bounds = boundsOf(period, kept_after_days)
  const unsettled: string[] = []
  for (let last = ""; ;) {
    const rows = await queryShop<{ id: string; settled: boolean }>(
      container,
      changed,
      [...bounds, last]
    )
    const settled = rows.filter((row) => row.settled).map(({ id }) => id)
    unsettled.push(...rows.filter((row) => !row.settled).map(({ id }) => id))
    yield* pagesOf(settled, page_size)
    last = rows.at(-1)?.id ?? ""
    if (rows.length < chunk_size) {
      break
    }
  }
  if (unsettled.length > 0) {
    await sleep(settle_ms)
    yield* pagesOf(unsettled, page_size)
  }
}

function boundsOf({ since, until }: Period, kept_after_days: number) {
  const ids = (prefix: string, days = 0) =>
    [since, until].map((date) => {
      const moment = new Date(daysAfter(date.getTime(), -days))
      return `${prefix}_${ulidBound(moment)}`
    })
  const dates = [since, until]
  return [
    ...[...dates, ...dates],
    ...[...ids("ordsum"), ...ids("ordtrx")],
    ...dates,
    ...ids("ordchact", kept_after_days),
  ]
}
