import type { MedusaContainer } from "@medusajs/framework/types"
import { byIds, queryByIds } from "../../shop/query-shop"
import { afterwards, bought, moment } from "./order-columns"
import type { OrderFacts } from "./order-facts"

const transferred = (change: string, action: string) => `
  ${change}.change_type = 'transfer' and ${change}.status = 'confirmed'
  and ${action}.action = 'TRANSFER_CUSTOMER'
  and ${change}.deleted_at is null and ${action}.deleted_at is null`

/** The time in a ULID of so many seconds from a date: ten digits of five bits. */
const ulidTime = (column: string, seconds: number) => `(
  select string_agg(
    substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ',
      (((${moment(column)} + ${seconds * 1000}) >> (5 * i)) & 31)::int + 1, 1),
    '' order by i desc
  ) from generate_series(0, 9) as i)`

/** An id is made at most so long before or after the row's date. */
const made_s = 10

/**
 * A checkout that died between making the order and linking it to its cart
 * leaves one mark: Medusa copies the cart's address with its date, to the
 * millisecond. The cart may have another address since, or be gone, but its
 * address stays: found by its id, which is of that date. An address that was
 * copied from the order, not for it, has the later id of the two.
 */
const copied = `
  exists (
    select from order_address a
    join cart_address k
      on k.id >= 'caaddr_' || ${ulidTime("a.created_at", -made_s)}
      and k.id < 'caaddr_' || ${ulidTime("a.created_at", made_s)}
    where a.id = o.shipping_address_id
      and date_trunc('milliseconds', k.created_at)
        = date_trunc('milliseconds', a.created_at)
      and substr(k.id, 8, 10) collate "C" < substr(a.id, 9, 10) collate "C"
  )`

/**
 * Whose an order was that no cart tells of is guessed by its e-mail then: who
 * it is does not matter where it was recorded, only that it was not the new one.
 *
 * Read as SQL because two of the dates that matter (when a version came to be,
 * when a payment was authorised) and all versions at once are not to be had
 * from the modules.
 */
const facts = `
select o.id, o.customer_id, lower(o.currency_code) as currency, o.region_id,
  o.sales_channel_id, o.version,
  ${moment("o.created_at")}::float8 as created_at,
  ${moment("o.canceled_at")}::float8 as canceled_at,
  case o.status when 'completed' then
    ${moment("o.updated_at")}::float8 end as completed_by,
  ${moment("clock_timestamp()")}::float8 as read_at,
  cart.id is not null or ${copied} as from_cart,
  coalesce(cart.customer_id, (
    select c.id from order_change h
    join order_change_action a on a.order_change_id = h.id
    join customer c on c.email = a.details->>'original_email'
    where h.order_id = o.id and ${transferred("h", "a")}
      and c.id <> a.reference_id and c.deleted_at is null
    order by h.version, c.has_account, c.created_at limit 1
  )) as first_customer_id,
  (
    select coalesce(json_agg(v order by v.version), '[]') from (
      select s.version, min(${moment("s.created_at")}) as at
      from order_summary s
      where s.order_id = o.id and s.deleted_at is null group by s.version
    ) v
  ) as versions,
  (
    select coalesce(json_agg(h order by h.version), '[]') from (
      select c.version, a.reference_id as to
      from order_change c
      join order_change_action a on a.order_change_id = c.id
      where c.order_id = o.id and ${transferred("c", "a")}
    ) h
  ) as transfers,
  (
    select coalesce(json_agg(p order by p.at), '[]') from (
      select ${moment("p.created_at")} as at,
        ${moment("p.canceled_at")} as canceled_at, p.provider_id as provider
      from order_payment_collection l
      join payment p on p.payment_collection_id = l.payment_collection_id
      where l.order_id = o.id and l.deleted_at is null
        and p.deleted_at is null
    ) p
  ) as payments,
  (
    select coalesce(json_agg(t order by t.at, t.id collate "C"), '[]') from (
      select t.id, t.amount::text as amount, t.version,
        ${moment("t.created_at")} as at
      from order_transaction t
      where t.order_id = o.id and t.deleted_at is null
    ) t
  ) as transactions,
  ${bought},
  ${afterwards}
from "order" o
left join lateral (
  select l.cart_id as id, c.customer_id
  from order_cart l left join cart c on c.id = l.cart_id
  where l.order_id = o.id and l.deleted_at is null limit 1
) cart on true
where o.customer_id is not null and not o.is_draft_order
  and o.deleted_at is null`

const factsById = byIds(
  "ladder-order-facts",
  (id_is) => `${facts} and o.id ${id_is} order by o.id collate "C"`
)

/** The facts of the orders that may count: no drafts, none without customer. */
export async function readOrderFacts(
  container: MedusaContainer,
  order_ids: readonly string[]
): Promise<OrderFacts[]> {
  return queryByIds<OrderFacts>(container, factsById, order_ids)
}
