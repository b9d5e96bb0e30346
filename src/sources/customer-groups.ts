import type { MedusaContainer } from "@medusajs/framework/types"
import type { ConversionEvent } from "../engine"
import { ladderOf } from "../modules/ladder/ladder-of"
import { queryShop, type ShopStatement } from "../shop/query-shop"
import { hintIds } from "./hint-ids"
import { ofKnownCustomers } from "./of-known-customers"
import { nextOpen, recordedRounds } from "./recorded-rounds"
import { roundsOf } from "./rounds"
import type { Presence } from "./rounds"
import { idsBy, scanIds } from "./scan-ids"
import type { Hint, Period, Source } from "./source"
import { ulidBound } from "./ulid-bound"

const name = "customer-groups"
const prefix = "customer_group:"
const keyOf = (id: string) => prefix + id

const added = "customer.customer-group-customer.created"
const removed = "customer.customer-group-customer.deleted"
const groupChanged = [
  "customer.customer-group.updated",
  "customer.customer-group.deleted",
]

/** A row of Medusa's: a customer in a group, the first time or once more. */
interface Membership {
  readonly id: string
  readonly customer_id: string
  readonly group_id: string
  readonly at: number
  /** The group was deleted. */
  readonly group_gone_at: number | null
  /** The customer's first row for this group that is there. */
  readonly counts: boolean
}

/**
 * Customer groups that the shop put customers into. Nobody joins the groups of
 * rungs: the ladder itself moves people there. An id here is that of a row of
 * Medusa's, which is made anew whenever somebody joins.
 */
export const customerGroups: Source = {
  name,
  keys: [prefix],
  hints: [added, removed, ...groupChanged],
  idsOf: findMemberships,
  read: readMemberships,
  scan: scanMemberships,
  vanished: { find: findVanished, read: readMemberships },
  oldest: async (container) => {
    const sql = "select min(created_at) as at from customer_group_customer"
    const rows = await queryShop<{ at: Date | null }>(container, sql, [])
    return rows[0]?.at ?? null
  },
}

const heard: ShopStatement = {
  name: "ladder-memberships-heard",
  text: `
select id from customer_group_customer where id = any(?)
union
select id from customer_group_customer
where customer_group_id = any(?) and deleted_at is null`,
}

async function findMemberships(
  container: MedusaContainer,
  hints: readonly Hint[]
): Promise<string[]> {
  const ids = (...names: string[]) =>
    hintIds(
      hints.filter(({ name }) => names.includes(name)),
      ["id"]
    )
  const rows = await queryShop<{ id: string }>(container, heard, [
    ids(added),
    ids(...groupChanged),
  ])
  return [
    ...new Set([
      ...rows.map(({ id }) => id),
      ...(await withSiblings(container, ids(removed))),
    ]),
  ]
}

/** Rows that are gone, and those that may count in their place. */
async function withSiblings(
  container: MedusaContainer,
  ids: readonly string[]
): Promise<string[]> {
  const recorded = await recordedRounds(container, name, ids.map(keyOf))
  const events = [...recorded.values()].flatMap(([first]) => first ?? [])
  const sql = `
    select l.id from unnest(?::text[], ?::text[]) as t(customer_id, group_id)
    join customer_group_customer l on l.customer_id = t.customer_id
      and l.customer_group_id = t.group_id and l.deleted_at is null`
  const rows = await queryShop<{ id: string }>(container, sql, [
    events.map(({ customer }) => customer),
    events.map(({ attributes }) => attributes["group"] ?? ""),
  ])
  return [...new Set([...ids, ...rows.map(({ id }) => id)])]
}

async function readMemberships(
  container: MedusaContainer,
  ids: readonly string[]
): Promise<ConversionEvent[]> {
  const facts = await readFacts(container, ids)
  const recorded = await recordedRounds(container, name, ids.map(keyOf))
  const now = await ladderOf(container).sweeping.now()
  const events = ids.flatMap((id) => {
    const presence = presenceOf(id, facts.get(id))
    return roundsOf(presence, recorded.get(presence.key) ?? [], now)
  })
  return await ofKnownCustomers(container, events)
}

const memberships: ShopStatement = {
  name: "ladder-memberships",
  text: `
select l.id, l.customer_id, l.customer_group_id as group_id,
  floor(extract(epoch from l.created_at) * 1000)::float8 as at,
  floor(extract(epoch from g.deleted_at) * 1000)::float8 as group_gone_at,
  not exists (
    select from customer_group_customer o
    where o.customer_id = l.customer_id and o.deleted_at is null
      and o.customer_group_id = l.customer_group_id
      and (o.created_at, o.id) < (l.created_at, l.id)
  ) as counts
from customer_group_customer l
join customer_group g on g.id = l.customer_group_id
join customer c on c.id = l.customer_id
where l.id = any(?) and l.deleted_at is null and c.deleted_at is null
  and not exists (
    select from ladder_rung r where r.customer_group_id = l.customer_group_id
  )`,
}

/** What there is of rows, by their ids; no entry for those that never count. */
async function readFacts(
  container: MedusaContainer,
  ids: readonly string[]
): Promise<ReadonlyMap<string, Membership>> {
  const rows = await queryShop<Membership>(container, memberships, [ids])
  return new Map(rows.map((row) => [row.id, row]))
}

const isThere = (facts: Membership | undefined): facts is Membership =>
  facts?.counts === true && facts.group_gone_at === null

function presenceOf(id: string, facts: Membership | undefined): Presence {
  return {
    key: keyOf(id),
    type: "customer.group_joined",
    undo: "customer.group_left",
    there: isThere(facts)
      ? {
          customer: facts.customer_id,
          at: facts.at,
          attributes: { group: facts.group_id },
        }
      : null,
    // No row tells when somebody was taken out.
    gone_at: facts?.group_gone_at ?? null,
  }
}

/** By their time-ordered ids, their dates, and those of their groups. */
function scanMemberships(
  container: MedusaContainer,
  { since, until }: Period,
  page_size: number
): AsyncIterable<string[]> {
  const sql = `
    select l.id from customer_group_customer l
    where l.deleted_at is null
      and ((l.id >= ? and l.id < ?)
        or (l.created_at >= ? and l.created_at < ?)
        or l.customer_group_id in (
          select id from customer_group g
          where (g.updated_at >= ? and g.updated_at < ?)
            or (g.deleted_at >= ? and g.deleted_at < ?)))
      and l.id > ?
    order by l.id limit ?`
  const ids = [since, until].map((at) => `cusgc_${ulidBound(at)}`)
  const dates = [since, until, since, until, since, until]
  return scanIds(page_size, idsBy(container, sql, [...ids, ...dates]))
}

/** Memberships on record that are no more, and what counts in their place. */
async function findVanished(container: MedusaContainer): Promise<string[]> {
  const open = await nextOpen(container, name, prefix)
  const ids = [
    ...new Set(
      open.map(({ key }) => key.slice(prefix.length).replace(/:\d+$/, ""))
    ),
  ]
  const facts = await readFacts(container, ids)
  const gone = ids.filter((id) => !isThere(facts.get(id)))
  return await withSiblings(container, gone)
}
