import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { ConversionEvent } from "../../engine"
import { ladderOf } from "../../modules/ladder/ladder-of"
import type { Unread } from "../../modules/ladder/types"
import { queryShop } from "../../shop/query-shop"
import { ulidBound } from "../ulid-bound"
import { endsOf } from "./ends"
import { orderOf, recordedOrders } from "./recorded-orders"

/** Events looked at by one statement, and of the older ones in one sweep. */
const stretch_size = 5_000

/** Under this name health shows the orders that are missing but not ended. */
const missing = "orders.missing"

/** An order without a row must have been missing this long. */
const missing_ms = 60_000

/** More than both of these in one sweep is more likely a mistake. */
const gone_max = 20
const gone_share_max = 0.05

const not_yet =
  "is on record, but the shop has no such order any more: a later sweep takes " +
  "back what it was worth, unless it is there again by then"
const too_many =
  "is on record, but gone from the shop together with more than " +
  `${gone_max} orders and ${gone_share_max * 100} % of those looked at: ` +
  "nothing is taken back before most of them are there again"

/** Keys of all orders, and of those made by Medusa since a moment. */
const every_order = { after: "order:", before: "order;" }
const ordersSince = (since: Date) => ({
  after: `order:order_${ulidBound(since)}`,
  // A ULID begins with 0 to 7.
  before: "order:order_8",
})

/** An order that is gone: when and, if no row of it is left, `lost`. */
interface Gone {
  readonly id: string
  readonly at: number
  readonly lost: boolean
}

/**
 * Orders on record to be read because the shop no longer has them (a checkout
 * took them back after they were counted, or somebody deleted them), or has
 * them again. Looks at all that were made since then, at a stretch of the older
 * ones, so that in time each has its turn, and at those found missing before.
 *
 * One that left no row is only noted the first time. When many are gone at once,
 * all of them are: rows may be on their way back, from a backup say.
 */
export async function findVanished(
  container: MedusaContainer,
  since: Date
): Promise<string[]> {
  const ladder = ladderOf(container)
  const notes = await ladder.sweeping.unreadOf(missing, stretch_size)
  const events = await lookedAt(container, since, notes.length < stretch_size)
  const looked = [
    ...new Set([...notes.map(({ id }) => id), ...events.flatMap(orderOf)]),
  ]
  const gone = await goneOf(container, looked)
  const ends = await endsOfGone(container, gone)
  const massive =
    ends.length > gone_max && ends.length > looked.length * gone_share_max
  if (massive) {
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(
        `ladder: ${ends.length} of ${looked.length} orders on record that were looked at are gone from the shop; nothing is taken back before most of them are there again`
      )
  }
  const early = (await ladder.sweeping.now()) - missing_ms
  const old = new Set(
    notes.filter(({ since }) => since <= early).map(({ id }) => id)
  )
  const waiting = ends.filter(
    ({ id, lost }) => massive || (lost && !old.has(id))
  )
  await keepNotes(container, notes, waiting, massive ? too_many : not_yet)
  const waits = new Set(waiting.map(({ id }) => id))
  const due = ends.map(({ id }) => id).filter((id) => !waits.has(id))
  return [...due, ...backOf(events, gone)]
}

/**
 * What ends the orders among these that are on record but no longer in the shop:
 * when they were deleted or, where no row tells, now.
 */
export async function vanishedEvents(
  container: MedusaContainer,
  ids: readonly string[]
): Promise<ConversionEvent[]> {
  const ends = await endsOfGone(container, await goneOf(container, ids))
  return ends.flatMap(({ events }) => events)
}

async function lookedAt(
  container: MedusaContainer,
  since: Date,
  older: boolean
): Promise<ConversionEvent[]> {
  const ladder = ladderOf(container)
  const events = older
    ? await ladder.sweeping.nextRecorded("orders", every_order, stretch_size)
    : []
  for (let range = ordersSince(since); ;) {
    const recent = await ladder.sweeping.recordedBetween(
      "orders",
      [range],
      stretch_size
    )
    events.push(...recent)
    const last = recent.at(-1)
    if (!last || recent.length < stretch_size) {
      return events
    }
    range = { ...range, after: last.key }
  }
}

/** Those that are gone and have not ended, with what ends them. */
async function endsOfGone(
  container: MedusaContainer,
  gone: readonly Gone[]
): Promise<(Gone & { events: ConversionEvent[] })[]> {
  const ids = gone.map(({ id }) => id)
  const recorded = await recordedOrders(container, ids)
  return gone.flatMap((one) => {
    const events = endsOf(one.id, recorded.get(one.id) ?? [], one.at)
    return events.length > 0 ? [{ ...one, events }] : []
  })
}

/** Those that were ended and are there: reading them takes the end back. */
function backOf(
  events: readonly ConversionEvent[],
  gone: readonly Gone[]
): string[] {
  const away = new Set(gone.map(({ id }) => id))
  const ended = events.filter(({ key }) => key.includes(":ended:"))
  return [...new Set(ended.flatMap(orderOf))].filter((id) => !away.has(id))
}

/** Notes those that wait, once, and forgets those that do not any more. */
async function keepNotes(
  container: MedusaContainer,
  notes: readonly Unread[],
  waiting: readonly { id: string }[],
  reason: string
): Promise<void> {
  const ladder = ladderOf(container)
  const waits = new Set(waiting.map(({ id }) => id))
  const over = notes.filter(({ id }) => !waits.has(id)).map(({ id }) => id)
  if (over.length > 0) {
    await ladder.sweeping.clearUnread(missing, over)
  }
  const told = new Map(notes.map((note) => [note.id, note.reason]))
  const news = [...waits].filter((id) => told.get(id) !== reason)
  if (news.length > 0) {
    await ladder.sweeping.noteUnread(
      missing,
      news.map((id) => ({ id, reason }))
    )
  }
}

async function goneOf(
  container: MedusaContainer,
  ids: readonly string[]
): Promise<Gone[]> {
  if (ids.length === 0) {
    return []
  }
  return await queryShop(
    container,
    `select t.id, o.id is null as lost, floor(extract(epoch from
       coalesce(o.deleted_at, clock_timestamp())) * 1000)::float8 as at
     from unnest(?::text[]) as t(id) left join "order" o on o.id = t.id
     where o.id is null or o.deleted_at is not null
     order by t.id collate "C"`,
    [ids]
  )
}
