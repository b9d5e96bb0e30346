import type { MedusaContainer } from "@medusajs/framework/types"
import type { Calendar, ConversionEvent } from "../engine"
import { calendarOf } from "../modules/ladder/calendar"
import { ladderOf } from "../modules/ladder/ladder-of"
import { findDays } from "./anniversaries/find-days"
import { datesOn } from "./anniversaries/yearly-date"
import { yearlyEvents } from "./anniversaries/yearly-events"
import { customers } from "./customers"
import { hintIds } from "./hint-ids"
import { idsBy, scanIds } from "./scan-ids"
import type { Period, Source } from "./source"
import { ulidBound } from "./ulid-bound"
import { zoneOf } from "./zone-of"

const name = "anniversaries"

/** More than one customer has in a lifetime. */
const events_max = 1_000

/** Staff told, or took back, when somebody's birthday is. */
export const birthdaySet = "ladder.birthday_set"

/**
 * Birthdays, and the days on which customers registered and first ordered. All
 * these days are kept by month and day, so that a sweep finds whose day it is.
 * An id here is a customer's. No day from before the plugin was there counts.
 */
export const anniversaries: Source = {
  name,
  keys: ["birthday:", "anniversary:"],
  hints: [...customers.hints, birthdaySet],
  idsOf: (_container, hints) =>
    Promise.resolve(hintIds(hints, ["id", "customer_id"])),
  read: readYearly,
  scan: scanYearly,
  oldest: (container) => customers.oldest(container),
}

async function readYearly(
  container: MedusaContainer,
  ids: readonly string[]
): Promise<ConversionEvent[]> {
  const ladder = ladderOf(container)
  const { sweeping, yearlyDays } = ladder
  const { days_before, trust_metadata } = ladder.settings().birthdays
  const calendar = await calendarFor(container)
  const begun = await sweeping.begun(name)
  const found = await findDays(container, ids, {
    calendar,
    metadata_key: trust_metadata,
    now: await sweeping.now(),
  })
  const { registered } = found
  await yearlyDays.keep(registered, found.days)
  await yearlyDays.forget(found.gone)
  const days = await yearlyDays.daysOf(registered)
  const recorded = await recordedOf(container, registered)
  // Asked for last: what was told a moment ago may count today.
  const year = { calendar, begun, now: await sweeping.now(), days_before }
  return registered.flatMap((id) =>
    yearlyEvents(
      days.filter(({ customer_id }) => customer_id === id),
      year,
      recorded.filter(({ customer }) => customer === id)
    )
  )
}

async function calendarFor(container: MedusaContainer): Promise<Calendar> {
  return calendarOf(await zoneOf(container))
}

async function recordedOf(
  container: MedusaContainer,
  ids: readonly string[]
): Promise<ConversionEvent[]> {
  const ranges = anniversaries.keys.flatMap((prefix) =>
    ids.map((id) => ({ after: `${prefix}${id}:`, before: `${prefix}${id};` }))
  )
  const { sweeping } = ladderOf(container)
  return ranges.length > 0
    ? await sweeping.recordedBetween(name, ranges, events_max)
    : []
}

/**
 * Customers who were changed, or ordered, in the period: of them the days are
 * learnt. And those whose day began in it, as far as the plugin was there, or was told in it.
 */
async function* scanYearly(
  container: MedusaContainer,
  period: Period,
  page_size: number
): AsyncIterable<string[]> {
  yield* customers.scan(container, period, page_size)
  yield* scanOrdered(container, period, page_size)
  yield* scanDays(container, period, page_size)
}

function scanOrdered(
  container: MedusaContainer,
  { since, until }: Period,
  page_size: number
): AsyncIterable<string[]> {
  const sql = `
    select distinct o.customer_id as id from "order" o
    join customer c on c.id = o.customer_id and c.has_account
    where o.id >= ? and o.id < ? and o.customer_id > ?
    order by 1 limit ?`
  const ids = [since, until].map((at) => `order_${ulidBound(at)}`)
  return scanIds(page_size, idsBy(container, sql, ids))
}

async function* scanDays(
  container: MedusaContainer,
  { since, until }: Period,
  page_size: number
): AsyncIterable<string[]> {
  const ladder = ladderOf(container)
  const { days_before } = ladder.settings().birthdays
  const begun = await ladder.sweeping.begun(name)
  const calendar = await calendarFor(container)
  const first = calendar.dayOf(Math.max(since.getTime(), begun) - 1) + 1
  const last = calendar.dayOf(until.getTime() - 1)
  for (let day = first; day <= last; day++) {
    const days = [...new Set([day, day + days_before])]
    for (const date of days.flatMap(datesOn)) {
      yield* scanIds(page_size, (after, limit) =>
        ladder.yearlyDays.customersOn(date, after, limit)
      )
    }
  }
  yield* scanIds(page_size, (after, limit) =>
    ladder.yearlyDays.customersTold(since, until, after, limit)
  )
}
