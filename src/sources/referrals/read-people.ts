import type { MedusaContainer } from "@medusajs/framework/types"
import { queryShop, type ShopStatement } from "../../shop/query-shop"
import type { Person } from "./same-person"

/** Orders of a customer that are looked at, the latest first. */
const orders_max = 50

const place = (table: string) =>
  `select ${table}.address_1 as street, ${table}.city, ${table}.postal_code,
      ${table}.country_code as country, ${table}.phone`

/**
 * What Medusa keeps of a payment is what the provider gave it. Two names in that
 * stand for who paid, at whatever depth: the fingerprint of a card, and the id of
 * a payer. A provider that gives neither tells nobody apart.
 */
const paidBy = `
  select p.provider_id || ' ' || (found.by #>> '{}') as payer
  from recent o
  join order_payment_collection l on l.order_id = o.id and l.deleted_at is null
  join payment p on p.payment_collection_id = l.payment_collection_id
    and p.deleted_at is null
  cross join lateral (
    select jsonb_path_query(p.data, 'strict $.**.fingerprint', silent => true) as by
    union all
    select jsonb_path_query(p.data, 'strict $.**.payer_id', silent => true)
  ) found
  where jsonb_typeof(found.by) = 'string'`

const people: ShopStatement = {
  name: "ladder-people",
  text: `
select c.id, c.email, known.*
from customer c
cross join lateral (
  with recent as (
    select o.id, o.shipping_address_id from "order" o
    where o.customer_id = c.id and o.deleted_at is null
    order by o.id desc limit ${orders_max}
  ), places as (
    ${place("a")} from customer_address a
      where a.customer_id = c.id and a.deleted_at is null
    union
    ${place("a")} from recent o
      join order_address a on a.id = o.shipping_address_id
  )
  select
    array(select phone from places where phone is not null) || c.phone as phones,
    (select coalesce(json_agg(places), '[]') from places) as addresses,
    array(
      select l.account_holder_id as payer from customer_account_holder l
      where l.customer_id = c.id and l.deleted_at is null
      union ${paidBy}
    ) as payers
) known
where c.id = any(?)`,
}

/** What is known of customers, by their ids; no entry for one there never was. */
export async function readPeople(
  container: MedusaContainer,
  customer_ids: readonly string[]
): Promise<ReadonlyMap<string, Person>> {
  const ids = [...new Set(customer_ids)]
  const rows =
    ids.length > 0 ? await queryShop<Person>(container, people, [ids]) : []
  return new Map(rows.map((row) => [row.id, row]))
}
