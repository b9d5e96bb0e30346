import type { MedusaContainer } from "@medusajs/framework/types"
import type { ConversionEvent } from "../engine"
import { ladderOf } from "../modules/ladder/ladder-of"
import { queryShop, type ShopStatement } from "../shop/query-shop"
import { hintIds } from "./hint-ids"
import { ofKnownCustomers } from "./of-known-customers"
import { nextOpen, recordedRounds } from "./recorded-rounds"
import { newRounds } from "./rounds"
import { idsBy, scanIds } from "./scan-ids"
import type { Hint, Period, Source } from "./source"
import { ulidBound } from "./ulid-bound"

const name = "social-links"
const prefix = "linked:"

/** Somebody logged in by a network, or opened an account for such a log-in. */
export const networkLinked = "ladder.network_linked"

/** Its log-in is no network's: an address and a password. */
const ownProvider = "emailpass"

/** A log-in is tied to an account within so long of being made. */
const made_before_ms = 30 * 24 * 3_600_000

/** One log-in of a customer's by a network, as Medusa keeps it. */
interface SocialLink {
  readonly id: string
  readonly customer_id: string
  readonly network: string
  readonly at: number
}

/** What counts is a network of a customer's, by however many accounts. */
const pairOf = ({ customer_id, network }: SocialLink) =>
  `${customer_id} ${network}`
const keyOf = (pair: string) => prefix + pair.replace(" ", ":")

/**
 * Networks that customers log in by: what Medusa's auth module keeps of each
 * log-in but those by e-mail and password. Each network counts once for a
 * customer, until none of its accounts is linked any more. An id here is that of
 * a row of Medusa's; where rows are gone it is `<customer> <network>`.
 */
export const socialLinks: Source = {
  name,
  keys: [prefix],
  hints: [networkLinked],
  idsOf: findLinks,
  read: async (container, ids) =>
    await eventsOf(container, await readLinks(container, byIds, ids)),
  scan: scanLinks,
  vanished: { find: findVanished, read: readVanished },
  oldest: async (container) => {
    const sql = `select min(created_at) as at from provider_identity
      where provider <> '${ownProvider}'`
    const rows = await queryShop<{ at: Date | null }>(container, sql, [])
    return rows[0]?.at ?? null
  },
}

const heard: ShopStatement = {
  name: "ladder-social-links-heard",
  text: `
select id from provider_identity
where auth_identity_id = any(?) and provider <> '${ownProvider}'`,
}

async function findLinks(
  container: MedusaContainer,
  hints: readonly Hint[]
): Promise<string[]> {
  const logIns = hintIds(hints, ["auth_identity_id"])
  const rows = await queryShop<{ id: string }>(container, heard, [logIns])
  return rows.map(({ id }) => id)
}

/**
 * By their ids, which are made with the log-in: no date has an index. Its account
 * may be opened later, which changes what the log-in belongs to.
 */
function scanLinks(
  container: MedusaContainer,
  { since, until }: Period,
  page_size: number
): AsyncIterable<string[]> {
  const sql = `
    select p.id from provider_identity p
    join auth_identity i on i.id = p.auth_identity_id
    where p.id >= ? and p.id < ? and p.provider <> '${ownProvider}'
      and ((p.created_at >= ? and p.created_at < ?)
        or (i.updated_at >= ? and i.updated_at < ?))
      and p.id > ?
    order by p.id limit ?`
  const made = new Date(since.getTime() - made_before_ms)
  const bounds = [made, until].map(ulidBound)
  const dates = [since, until, since, until]
  return scanIds(page_size, idsBy(container, sql, [...bounds, ...dates]))
}

const linksWhere = (which: string): string => `
select p.id, c.id as customer_id, p.provider as network,
  floor(extract(epoch from greatest(p.created_at, c.created_at)) * 1000)::float8
    as at
from provider_identity p
join auth_identity i on i.id = p.auth_identity_id and i.deleted_at is null
join customer c on c.id = i.app_metadata->>'customer_id'
  and c.has_account and c.deleted_at is null
where ${which} and p.provider <> '${ownProvider}' and p.deleted_at is null
order by at, p.id`

const byIds: ShopStatement = {
  name: "ladder-social-links",
  text: linksWhere("p.id = any(?)"),
}

/** Nothing leads from a customer to their log-ins: asked where one is gone. */
const byCustomers: ShopStatement = {
  name: "ladder-social-links-of-customers",
  text: linksWhere("i.app_metadata->>'customer_id' = any(?)"),
}

/** Those that are there, the oldest of each pair first. */
async function readLinks(
  container: MedusaContainer,
  statement: ShopStatement,
  ids: readonly string[]
): Promise<SocialLink[]> {
  return ids.length > 0
    ? await queryShop<SocialLink>(container, statement, [ids])
    : []
}

/** What is new of the links, and of the pairs of which none is there. */
async function eventsOf(
  container: MedusaContainer,
  links: readonly SocialLink[],
  gone: readonly string[] = []
): Promise<ConversionEvent[]> {
  const pairs = [...new Set([...links.map(pairOf), ...gone])]
  const recorded = await recordedRounds(container, name, pairs.map(keyOf))
  const now = await ladderOf(container).sweeping.now()
  return pairs.flatMap((pair) => {
    const link = links.find((one) => pairOf(one) === pair)
    const key = keyOf(pair)
    const presence = {
      key,
      type: "social.linked",
      undo: "social.unlinked",
      there: link
        ? {
            customer: link.customer_id,
            at: link.at,
            attributes: { network: link.network, account: link.id },
          }
        : null,
      // No row tells when a log-in was taken away.
      gone_at: null,
    }
    return newRounds(presence, recorded.get(key) ?? [], now)
  })
}

/** Pairs on record whose log-in is gone, or somebody else's. */
async function findVanished(container: MedusaContainer): Promise<string[]> {
  const open = await ofKnownCustomers(
    container,
    await nextOpen(container, name, prefix)
  )
  const ids = open.map(({ attributes }) => String(attributes["account"]))
  const links = await readLinks(container, byIds, ids)
  const there = new Set(links.map(({ id, customer_id }) => id + customer_id))
  return open
    .filter(({ customer }, i) => !there.has(String(ids[i]) + customer))
    .map(
      ({ customer, attributes }) =>
        `${customer} ${String(attributes["network"])}`
    )
}

/** Another account of the same network may be there in the place of the one gone. */
async function readVanished(
  container: MedusaContainer,
  pairs: readonly string[]
): Promise<ConversionEvent[]> {
  const customers = pairs.map((pair) => pair.split(" ")[0] ?? "")
  const links = await readLinks(container, byCustomers, customers)
  const asked = links.filter((link) => pairs.includes(pairOf(link)))
  return await eventsOf(container, asked, pairs)
}
