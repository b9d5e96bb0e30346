import type { MedusaContainer } from "@medusajs/framework/types"
import { ladderOf } from "../../modules/ladder/ladder-of"
import { queryShop, type ShopStatement } from "../../shop/query-shop"
import { hintIds } from "../hint-ids"
import { idsBy, scanIds } from "../scan-ids"
import type { Hint, Period } from "../source"
import { ulidBound } from "../ulid-bound"
import { cart_age_days_max, day_ms } from "./cart-facts"

const heard: ShopStatement = {
  name: "ladder-carts-heard",
  text: `
select id from cart where id = any(?) and customer_id is not null
union select cart_id from order_cart
  where order_id = any(?) and deleted_at is null`,
}

/** The carts that hints speak of, also by the orders that became of them. */
export async function findCarts(
  container: MedusaContainer,
  hints: readonly Hint[]
): Promise<string[]> {
  const ids = (placed: boolean) =>
    hintIds(
      hints.filter(({ name }) => (name === "order.placed") === placed),
      ["id"]
    )
  const rows = await queryShop<{ id: string }>(container, heard, [
    ids(false),
    ids(true),
  ])
  return rows.map(({ id }) => id)
}

/**
 * New rows are found by their time-ordered ids and what was taken out by an
 * index of Medusa's. No index tells when a cart was changed: of those young
 * enough each is asked, by its id, whether it was in the period or so many days
 * before, since when it may have been left alone.
 */
const changed = `
with changed as (
  select cart_id as id from cart_line_item where id >= ? and id < ?
  union select cart_id from cart_line_item
    where deleted_at >= ? and deleted_at < ?
  union select cart_id from order_cart where order_id >= ? and order_id < ?
  union select id from cart
    where id >= ? and customer_id is not null
      and ((updated_at >= ? and updated_at < ?)
        or (completed_at is null and updated_at >= ? and updated_at < ?))
  union select l.cart_id from cart_line_item l
    where l.id >= ? and l.deleted_at is null
      and l.updated_at >= ? and l.updated_at < ?
  union select cart_id from cart_line_item
    where deleted_at >= ? and deleted_at < ?
)
select c.id from changed
join cart c on c.id = changed.id
join customer u on u.id = c.customer_id
where u.has_account and u.deleted_at is null and c.id > ? collate "C"
order by c.id collate "C" limit ?`

/** Pages of carts that something was done with, or nothing for long enough. */
export function scanCarts(
  container: MedusaContainer,
  period: Period,
  page_size: number
): AsyncIterable<string[]> {
  const { abandoned_after_days } = ladderOf(container).settings().carts
  const bounds = boundsOf(period, abandoned_after_days)
  return scanIds(page_size, idsBy(container, changed, bounds))
}

function boundsOf({ since, until }: Period, days: number) {
  const before = (date: Date, by: number) =>
    new Date(Math.max(0, date.getTime() - by * day_ms))
  const dates = [since, until]
  const earlier = dates.map((date) => before(date, days))
  const oldest = ulidBound(before(since, cart_age_days_max + days))
  const ids = (prefix: string) =>
    dates.map((date) => `${prefix}_${ulidBound(date)}`)
  return [
    ...[...ids("cali"), ...dates, ...ids("order")],
    ...[`cart_${oldest}`, ...dates, ...earlier],
    ...[`cali_${oldest}`, ...earlier],
    ...earlier,
  ]
}
