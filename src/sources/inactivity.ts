import type { MedusaContainer } from "@medusajs/framework/types"
import type { ConversionEvent } from "../engine"
import { ladderOf } from "../modules/ladder/ladder-of"
import { queryShop, type ShopStatement } from "../shop/query-shop"
import { absences, sinceOf } from "./inactivity/absences"
import { scanIds } from "./scan-ids"
import type { Period, Source } from "./source"

const name = "inactivity"
const prefix = "inactivity:"

/** Found by one statement, for each reads all of the period. */
const chunk_size = 100_000

/** More absences than one customer has. */
const events_max = 1_000

const day_ms = 86_400_000

/**
 * That registered customers did nothing for as many days as the shop says, until
 * they do something again. Read from what is on record of them: the last of the
 * sources, so that it sees what the others found. An id here is a customer's.
 */
export const inactivity: Source = {
  name,
  keys: [prefix],
  // Whatever is recorded would be one: the sweep sees all of it.
  hints: [],
  idsOf: () => Promise.resolve([]),
  read: readAbsences,
  scan: scanActive,
  present: (container) => Promise.resolve(daysOf(container).length > 0),
  oldest: async (container) => {
    const at = await ladderOf(container).activity.oldest()
    return at === null ? null : new Date(at)
  },
}

const daysOf = (container: MedusaContainer) =>
  ladderOf(container).settings().inactivity.days

const registered: ShopStatement = {
  name: "ladder-registered",
  text: `
select id from customer
where id = any(?) and has_account and deleted_at is null`,
}

async function readAbsences(
  container: MedusaContainer,
  ids: readonly string[]
): Promise<ConversionEvent[]> {
  const { activity, sweeping } = ladderOf(container)
  const rows = await queryShop<{ id: string }>(container, registered, [ids])
  const customers = rows.map(({ id }) => id)
  const recorded = await sweeping.recordedBetween(
    name,
    customers.map((id) => ({
      after: `${prefix}${id}:`,
      before: `${prefix}${id};`,
    })),
    events_max
  )
  const undone = new Set(recorded.flatMap(({ reverses }) => reverses ?? []))
  const open = recorded.filter(
    ({ key, reverses }) => reverses === undefined && !undone.has(key)
  )
  const back = await activity.firstAfter(
    open.map((absence) => ({
      customer_id: absence.customer,
      after: sinceOf(absence),
    }))
  )
  const last = await activity.lastOf(customers)
  return absences({
    days: daysOf(container),
    last,
    open,
    back,
    now: await sweeping.now(),
  })
}

/**
 * Customers of whom something was recorded in the period, and those of whom
 * something happened so many days before it: whose last event it was, is found
 * out when they are read.
 */
function scanActive(
  container: MedusaContainer,
  { since, until }: Period,
  page_size: number
): AsyncIterable<string[]> {
  const { activity } = ladderOf(container)
  const period = { since: since.getTime(), until: until.getTime() }
  const spans = daysOf(container).map((days) => ({
    since: period.since - days * day_ms,
    until: period.until - days * day_ms,
  }))
  return scanIds(
    page_size,
    (after, limit) => activity.customersIn(period, spans, after, limit),
    chunk_size
  )
}
