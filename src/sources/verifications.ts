import type { MedusaContainer } from "@medusajs/framework/types"
import type { ConversionEvent } from "../engine"
import { queryShop } from "../shop/query-shop"
import { nextOpen, recordedRounds } from "./recorded-rounds"
import { idsBy, scanIds, type FindNext } from "./scan-ids"
import type { Period, Source } from "./source"
import { ulidBound } from "./ulid-bound"

const name = "verifications"
const prefix = "verified:"

/** Said by the route that verifies: Medusa announces only that somebody asked. */
export const verified = "ladder.verification-confirmed"

const day_ms = 24 * 3_600_000
/** An address is verified, and its account opened, within so long of first asking. */
const asked_before_ms = 30 * day_ms
/** What a hint speaks of has just happened, hardly ever to what is that old. */
const just_now_ms = 2 * 60_000
const just_asked_ms = day_ms
/** More than are verified within that time. */
const just_verified_max = 1_000

interface Row {
  readonly id: string
  readonly customer_id: string
  readonly means: string
  readonly at: number
}

/**
 * Addresses that Medusa's auth module verified, once the account they are for is
 * there. Each address counts once, however often it is verified anew.
 */
export const verifications: Source = {
  name,
  keys: [prefix],
  hints: [verified, "customer.created"],
  idsOf: async (container) => {
    const until = new Date(Date.now() + just_now_ms)
    const since = new Date(Date.now() - just_now_ms)
    const find = verifiedIn(container, { since, until }, just_asked_ms)
    return [...(await find("", just_verified_max))]
  },
  read: readVerifications,
  scan: (container, period, page_size) =>
    scanIds(page_size, verifiedIn(container, period, asked_before_ms)),
  oldest: async (container) => {
    const sql = "select min(created_at) as at from auth_verification"
    const rows = await queryShop<{ at: Date | null }>(container, sql, [])
    return rows[0]?.at ?? null
  },
}

/** Verifications on record, a stretch of them, another each time it is asked. */
export async function nextVerified(
  container: MedusaContainer
): Promise<string[]> {
  const open = await nextOpen(container, name, prefix)
  return open.map(({ key }) => key.slice(prefix.length).replace(/:\d+$/, ""))
}

/** By their ids, which are made when somebody asks: no date has an index. */
function verifiedIn(
  container: MedusaContainer,
  { since, until }: Period,
  asked_ms: number
): FindNext {
  const asked = new Date(since.getTime() - asked_ms)
  const sql = `
    select v.id from auth_verification v
    join auth_identity i on i.id = v.auth_identity_id
    where v.id >= ? and v.id < ? and v.verified_at is not null
      and ((v.verified_at >= ? and v.verified_at < ?)
        or (i.updated_at >= ? and i.updated_at < ?))
      and v.id > ?
    order by v.id limit ?`
  const bounds = [asked, until].map((at) => `authver_${ulidBound(at)}`)
  const dates = [since, until, since, until]
  return idsBy(container, sql, [...bounds, ...dates])
}

async function readVerifications(
  container: MedusaContainer,
  ids: readonly string[]
): Promise<ConversionEvent[]> {
  const rows = await queryShop<Row>(
    container,
    {
      name: "ladder-verifications",
      text: `
select v.id, c.id as customer_id, v.entity_type as means,
  floor(extract(epoch from
    greatest(v.verified_at, c.created_at)) * 1000)::float8 as at
from auth_verification v
join auth_identity i on i.id = v.auth_identity_id
join customer c on c.id = i.app_metadata->>'customer_id'
where v.id = any(?) and v.verified_at is not null
  and v.entity_type in ('email', 'phone')
  and c.has_account and c.deleted_at is null
order by v.id collate "C"`,
    },
    [ids]
  )
  // Verified anew it has another date; what is on record stays.
  const recorded = await recordedRounds(
    container,
    name,
    rows.map(({ id }) => `${prefix}${id}`)
  )
  return rows.map(({ id, customer_id: customer, means, at }) => {
    const [known] = recorded.get(`${prefix}${id}`) ?? []
    return (
      known ?? {
        key: `${prefix}${id}:1`,
        type: "customer.verified",
        customer,
        at,
        attributes: { means },
      }
    )
  })
}
