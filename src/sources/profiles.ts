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

const name = "profiles"
const prefix = "profile:"
const keyOf = (customer: string) => prefix + customer

/** An address of a customer was touched: of a deleted one Medusa tells the id alone. */
export const addressTouched = "ladder.address_touched"

const ofCustomers = [
  "customer.created",
  "customer.updated",
  "customer.customer.created",
  "customer.customer.updated",
]
const ofAddresses = [
  "customer.customer-address.created",
  "customer.customer-address.updated",
]

/** What is filled in of what a shop may ask for, and since when at the latest. */
interface Profile {
  readonly id: string
  readonly filled: readonly string[]
  readonly at: number
}

/**
 * Profiles of registered customers in which every field is filled in that the
 * shop asks for. An id here is a customer's.
 */
export const profiles: Source = {
  name,
  keys: [prefix],
  hints: [...ofCustomers, ...ofAddresses, addressTouched],
  idsOf: findCustomers,
  read: readProfiles,
  scan: scanProfiles,
  vanished: { find: findVanished, read: readProfiles },
  oldest: async (container) => {
    const sql = "select min(created_at) as at from customer"
    const rows = await queryShop<{ at: Date | null }>(container, sql, [])
    return rows[0]?.at ?? null
  },
}

async function findCustomers(
  container: MedusaContainer,
  hints: readonly Hint[]
): Promise<string[]> {
  const named = (names: readonly string[]) =>
    hints.filter(({ name }) => names.includes(name))
  const addresses = hintIds(named(ofAddresses), ["id"])
  const rows =
    addresses.length > 0
      ? await queryShop<{ id: string }>(
          container,
          "select customer_id as id from customer_address where id = any(?)",
          [addresses]
        )
      : []
  return [
    ...new Set([
      ...hintIds(named(ofCustomers), ["id"]),
      ...hintIds(named([addressTouched]), ["customer_id"]),
      ...rows.map(({ id }) => id),
    ]),
  ]
}

async function readProfiles(
  container: MedusaContainer,
  ids: readonly string[]
): Promise<ConversionEvent[]> {
  const profiles = await readFacts(container, ids)
  const recorded = await recordedRounds(container, name, ids.map(keyOf))
  const now = await ladderOf(container).sweeping.now()
  const { fields } = ladderOf(container).settings().profile
  const events = ids.flatMap((id) => {
    const rounds = recorded.get(keyOf(id)) ?? []
    const profile = profiles.get(id)
    const complete =
      profile !== undefined && isComplete(profile, fields, rounds)
    return roundsOf(presenceOf(id, complete ? profile : null), rounds, now)
  })
  return await ofKnownCustomers(container, events)
}

const filled: ShopStatement = {
  name: "ladder-profiles",
  text: `
select c.id,
  floor(extract(epoch from greatest(c.updated_at, a.changed_at)) * 1000)::float8
    as at,
  array_remove(array[
    case when btrim(c.first_name) <> '' then 'first_name' end,
    case when btrim(c.last_name) <> '' then 'last_name' end,
    case when btrim(c.company_name) <> '' then 'company_name' end,
    case when btrim(c.phone) <> '' then 'phone' end,
    case when a.number > 0 then 'address' end,
    case when a.shipping then 'shipping_address' end,
    case when a.billing then 'billing_address' end
  ], null) as filled
from customer c cross join lateral (
  select count(*) as number, max(updated_at) as changed_at,
    bool_or(is_default_shipping) as shipping,
    bool_or(is_default_billing) as billing
  from customer_address
  where customer_id = c.id and deleted_at is null
    and btrim(address_1) <> '' and btrim(country_code) <> ''
) a
where c.id = any(?) and c.has_account and c.deleted_at is null`,
}

/** Profiles by customer; no entry for who has no account. */
async function readFacts(
  container: MedusaContainer,
  ids: readonly string[]
): Promise<ReadonlyMap<string, Profile>> {
  const rows = await queryShop<Profile>(container, filled, [ids])
  return new Map(rows.map((row) => [row.id, row]))
}

/**
 * Whether the fields asked for are filled in. Who was complete before a field was
 * asked for stays so: of what counts already only what was filled in is asked.
 */
function isComplete(
  profile: Profile,
  asked: readonly string[],
  rounds: readonly ConversionEvent[]
): boolean {
  const undone = new Set(rounds.flatMap(({ reverses }) => reverses ?? []))
  const open = rounds.find(
    ({ key, reverses }) => reverses === undefined && !undone.has(key)
  )
  const then = open?.attributes["field"]
  return asked
    .filter((field) => !Array.isArray(then) || then.includes(field))
    .every((field) => profile.filled.includes(field))
}

function presenceOf(customer: string, complete: Profile | null): Presence {
  return {
    key: keyOf(customer),
    type: "customer.profile_completed",
    undo: "customer.profile_emptied",
    there: complete && {
      customer,
      at: complete.at,
      attributes: { field: complete.filled },
    },
    // No row tells when a field was emptied.
    gone_at: null,
  }
}

/** Customers who were changed in the period, or an address of theirs. */
function scanProfiles(
  container: MedusaContainer,
  { since, until }: Period,
  page_size: number
): AsyncIterable<string[]> {
  const sql = `
    select id from customer
    where has_account and deleted_at is null
      and ((updated_at >= ? and updated_at < ?)
        or (created_at >= ? and created_at < ?)
        or id in (
          select customer_id from customer_address
          where updated_at >= ? and updated_at < ?))
      and id > ?
    order by id limit ?`
  const dates = [since, until]
  const bindings = [...dates, ...dates, ...dates]
  return scanIds(page_size, idsBy(container, sql, bindings))
}

/** Customers on record as complete whose profile is not any more. */
async function findVanished(container: MedusaContainer): Promise<string[]> {
  const open = await nextOpen(container, name, prefix)
  const { fields } = ladderOf(container).settings().profile
  const profiles = await readFacts(
    container,
    open.map(({ customer }) => customer)
  )
  return open
    .filter((event) => {
      const profile = profiles.get(event.customer)
      return !profile || !isComplete(profile, fields, [event])
    })
    .map(({ customer }) => customer)
}
