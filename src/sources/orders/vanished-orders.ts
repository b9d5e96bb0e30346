import type { MedusaContainer } from "@medusajs/framework/types"
import type { ConversionEvent } from "../../engine"
import { ladderOf } from "../../modules/ladder/ladder-of"
import { queryShop } from "../query-shop"
import { ulidBound } from "../ulid-bound"

/** Events looked at by one statement, and of the older ones in one sweep. */
const stretch_size = 5_000

/** More events than an order has. */
const events_max = 1_000

/** Keys of all orders, and of those made by Medusa since a moment. */
const every_order = { after: "order:", before: "order;" }
const ordersSince = (since: Date) => ({
  after: `order:order_${ulidBound(since)}`,
  // A ULID begins with 0 to 7.
  before: "order:order_8",
})

/**
 * Orders on record that the shop no longer has: a checkout took them back after
 * they were counted, or somebody deleted them. Looks at all that were made since
 * then and at a stretch of the older ones, so that in time each has its turn.
 */
export async function findVanished(
  container: MedusaContainer,
  since: Date
): Promise<string[]> {
  const ladder = ladderOf(container)
  const older = await ladder.nextRecorded("orders", every_order, stretch_size)
  const found = new Set(older.flatMap(orderOf))
  for (let range = ordersSince(since); ;) {
    const recent = await ladder.recordedBetween([range], stretch_size)
    recent.flatMap(orderOf).forEach((id) => found.add(id))
    const last = recent.at(-1)
    if (!last || recent.length < stretch_size) {
      break
    }
    range = { ...range, after: last.key }
  }
  return (await goneOf(container, [...found])).map(({ id }) => id)
}

/**
 * What ends the orders among these that are on record but no longer in the shop:
 * the rest back to nothing, when they were deleted or, where no row tells,
 * now. Nothing for those that have ended already.
 */
export async function vanishedEvents(
  container: MedusaContainer,
  ids: readonly string[]
): Promise<ConversionEvent[]> {
  const ranges = ids.map((id) => ({
    after: `order:${id}:`,
    before: `order:${id};`,
  }))
  const ladder = ladderOf(container)
  const recorded =
    ids.length > 0 ? await ladder.recordedBetween(ranges, events_max) : []
  const found = [...new Set(recorded.flatMap(orderOf))]
  const gone = await goneOf(container, found)
  return gone.flatMap(({ id, at }) => {
    const events = recorded.filter((event) => orderOf(event)[0] === id)
    return endOf(id, events, at) ?? []
  })
}

/** The event that ends an order, unless what is on record ends it. */
export function endOf(
  id: string,
  events: readonly ConversionEvent[],
  at: number
): ConversionEvent | undefined {
  const inTime = [...events].sort((a, b) => a.at - b.at)
  const root = inTime.filter(({ reverses }) => reverses === undefined).at(-1)
  const named = (name: string) =>
    events.filter(({ key }) => key.startsWith(`order:${id}:${name}`)).length
  const resumed = named("resumed")
  if (!root || named("canceled") > resumed) {
    return undefined
  }
  const number = resumed === 0 ? "" : `:${resumed + 1}`
  return {
    ...root,
    key: `order:${id}:canceled${number}`,
    type: "order.canceled",
    at: Math.max(at, ...events.map((event) => event.at)),
    value: 0 - events.reduce((sum, event) => sum + (event.value ?? 0), 0),
    reverses: root.key,
  }
}

async function goneOf(
  container: MedusaContainer,
  ids: readonly string[]
): Promise<{ id: string; at: number }[]> {
  if (ids.length === 0) {
    return []
  }
  return await queryShop(
    container,
    `select t.id, floor(extract(epoch from
       coalesce(o.deleted_at, clock_timestamp())) * 1000)::float8 as at
     from unnest(?::text[]) as t(id) left join "order" o on o.id = t.id
     where o.id is null or o.deleted_at is not null
     order by t.id collate "C"`,
    [ids]
  )
}

const orderOf = ({ key, attributes }: ConversionEvent): string[] => {
  const id = attributes["order"]
  return typeof id === "string" && key.startsWith(`order:${id}:`) ? [id] : []
}
