import type { ConversionEvent } from "../../engine"
import { MathBN } from "@medusajs/framework/utils"
import { liveSpans, type Span } from "./live-spans"
import { withCompensation } from "./compensation"
import { compensate, ownedVersion, type Shield } from "./shields"
import type { OrderFacts } from "./order-facts"
import type { TotalsByVersion } from "./read-order-totals"
import { unreflectedRefunds } from "./unreflected-refunds"
import { shareOf, type VersionTotals } from "./worth"

/** Where an order stands between two steps. */
interface Course {
  live: boolean
  totals: VersionTotals | undefined
  /** Refunds that no version shows. */
  refunded: VersionTotals["total"]
}

/** One thing that may change what the order is worth. */
interface Step {
  readonly at: number
  readonly type: string
  readonly name: string
  readonly rank: number
  /** It may be the shop's fault: with the version that takes it, if any does. */
  readonly shielded?: { readonly version?: number }
  readonly take: (course: Course) => void
}

/** What `total` counts: the order's own total, version by version. */
export function totalEvents(
  order: OrderFacts,
  totals: TotalsByVersion,
  shields: readonly Shield[] = []
): ConversionEvent[] {
  const free = MathBN.lte(totals.get(1)?.total ?? 1, 0)
  const spans = liveSpans(order, free)
  const steps = stepsOf(order, totals, spans)
  const course: Course = {
    live: false,
    totals: undefined,
    refunded: MathBN.convert(0),
  }
  const events: ConversionEvent[] = []
  let before = 0
  for (const { at, type, name, shielded, take } of steps) {
    take(course)
    const worth = worthOf(course, order.currency)
    const placed = name === "v1"
    // An order of no value is bought, and its cancellation undone, all the same.
    if (placed || type === "order.canceled" || worth !== before) {
      const link = placed ? {} : { reverses: "v1" }
      const value = worth - before
      const step = { type, at, name, value, ...link }
      const off =
        shielded && value < 0
          ? compensate(shields, { at, ...shielded }, -value)
          : 0
      events.push(...withCompensation(order, step, off))
    }
    before = worth
  }
  return events
}

function worthOf({ live, totals, refunded }: Course, currency: string): number {
  return live && totals
    ? shareOf(totals, MathBN.sub(totals.total, refunded), currency)
    : 0
}

/** Everything that happened to an order that counts, in the order of time. */
function stepsOf(
  order: OrderFacts,
  totals: TotalsByVersion,
  spans: readonly Span[]
): Step[] {
  const start = spans[0]?.from
  if (start === undefined) {
    return []
  }
  return [
    ...spans.flatMap(spanSteps),
    ...versionSteps(order, totals, start),
    ...refundSteps(order, totals, start),
  ].sort((a, b) => a.at - b.at || a.rank - b.rank)
}

/** Each start but the first, and each end, numbered from the second on. */
function spanSteps({ from, until }: Span, index: number): Step[] {
  const number = index === 0 ? "" : `:${index + 1}`
  const start: Step = {
    at: from,
    type: "order.changed",
    name: `resumed${number}`,
    rank: 0,
    take: (course) => (course.live = true),
  }
  const end: Step = {
    at: until,
    type: "order.canceled",
    name: `canceled${number}`,
    rank: 3,
    take: (course) => (course.live = false),
  }
  return until === Infinity ? [start] : [start, end]
}

/** Versions from before the order counted come to be when it starts to. */
function versionSteps(
  order: OrderFacts,
  totals: TotalsByVersion,
  start: number
): Step[] {
  const dates = new Map(order.versions.map(({ version, at }) => [version, at]))
  const steps: Step[] = []
  let at = start
  for (let version = 1; version <= order.version; version++) {
    at = version === 1 ? start : Math.max(at, dates.get(version) ?? at)
    steps.push({
      at,
      type: version === 1 ? "order.placed" : "order.changed",
      name: `v${version}`,
      rank: 1,
      shielded: ownedVersion(order, version),
      take: (course) => (course.totals = totals.get(version) ?? course.totals),
    })
  }
  return steps
}

function refundSteps(
  order: OrderFacts,
  totals: TotalsByVersion,
  start: number
): Step[] {
  return unreflectedRefunds(order, totals).map(({ transaction, amount }) => ({
    at: Math.max(start, transaction.at),
    type: "order.refunded",
    name: `refund:${transaction.id}`,
    rank: 2,
    shielded: {},
    take: (course) => (course.refunded = MathBN.add(course.refunded, amount)),
  }))
}
