import type { MedusaContainer } from "@medusajs/framework/types"
import type { ConversionEvent } from "../engine"
import { ladderOf } from "../modules/ladder/ladder-of"
import { alone } from "./alone"
import { foundLate } from "./found-late"
import { lookAgain } from "./look-again"
import { oldestTransaction } from "./oldest-transaction"
import { pagesOf } from "./pages-of"
import { claimSettings, page_size } from "./read-and-record"
import { readOrNote, type AfterPage } from "./read-or-note"
import type { Period, Source } from "./source"

/** Rows are dated by other machines' clocks, before they are committed. */
const overlap_ms = 15 * 60_000

/** How far a watermark moves at a time: what a crash makes us read again. */
const period_ms = 30 * 24 * 3_600_000

/** One sweep of one source under way. */
interface Sweep {
  /** Up to when this sweep looks, and up to when nothing can be added. */
  readonly until: number
  /** Since when rows may have gone that nobody has looked for. */
  readonly begun: Date
  readonly settled: number
  readonly after: AfterPage
  /** Where the last period ended, whatever became of it. */
  reached: number
}

/**
 * Reads what changed since the last sweep; the first leaves all that was before
 * it to a back-fill. Where sweeps were off for long it is gone through in
 * periods, and the watermark
 * moves when one is recorded, so that a sweep cut short is taken up there. Of
 * several processes one sweeps a source at a time; the others leave it to it.
 * Before the watermark moves for the last time, what could not be read before is
 * tried again, and what is on record but gone from the shop is looked for. Then
 * a part of the last thirty days is looked at once more.
 *
 * @throws whatever was in the way, when it was in the way of everything
 */
export async function sweepSource(
  container: MedusaContainer,
  source: Source,
  after: AfterPage
): Promise<void> {
  if (source.present && !(await source.present(container))) {
    return
  }
  await claimSettings(container, source)
  const ladder = ladderOf(container)
  const until = await ladder.sweeping.now()
  const begun =
    (await ladder.sweeping.watermark(source.name))?.getTime() ?? until
  // What is still open may commit rows dated since it began: look there again.
  const settled = Math.min(until, await oldestTransaction(container))
  const sweep: Sweep = {
    until,
    begun: new Date(begun - overlap_ms),
    settled,
    after,
    reached: 0,
  }
  const lock = `ladder-sweep:${source.name}`
  for (let more: boolean | undefined = true; more;) {
    more = await alone(container, lock, () =>
      sweepPeriod(container, source, sweep)
    )
  }
  const swept = await ladder.sweeping.watermark(source.name)
  if (swept) {
    await lookAgain(container, source, after, swept.getTime() - overlap_ms)
  }
}

/** Sweeps the next period; tells whether there are more. */
async function sweepPeriod(
  container: MedusaContainer,
  source: Source,
  sweep: Sweep
): Promise<boolean> {
  const ladder = ladderOf(container)
  const swept = await ladder.sweeping.watermark(source.name)
  const watermark = swept ?? (await beginHere(container, source, sweep))
  const since = Math.max(watermark.getTime(), sweep.reached)
  const end = Math.min(sweep.until, since + period_ms)
  const period = { since: new Date(since - overlap_ms), until: new Date(end) }
  const events = await readPeriod(container, source, period, sweep.after)
  if (end >= sweep.until) {
    await sweepRest(container, source, sweep)
  }
  const reached = new Date(Math.min(end, sweep.settled))
  await ladder.sweeping.saveWatermark(source.name, reached, {
    found: events.length,
    // Before there were sweeps there need not have been anybody to hear hints.
    late: swept ? foundLate(events, sweep.until) : 0,
  })
  sweep.reached = end
  return end < sweep.until
}

/** The first sweep begins where it is, and a back-fill of all before it. */
async function beginHere(
  container: MedusaContainer,
  source: Source,
  { settled }: Sweep
): Promise<Date> {
  const at = new Date(settled)
  const oldest = await source.oldest(container)
  await ladderOf(container).backfills.begin(source.name, oldest, at)
  return at
}

async function readPeriod(
  container: MedusaContainer,
  source: Source,
  period: Period,
  after: AfterPage
): Promise<readonly ConversionEvent[]> {
  const found: ConversionEvent[] = []
  for await (const ids of source.scan(container, period, page_size)) {
    found.push(...(await readOrNote(container, source, ids, after)))
  }
  return found
}

/**
 * Tries again, each alone, what could not be read and is due for a try, and ends
 * what is on record but gone from the shop since the last sweep, or long ago.
 */
async function sweepRest(
  container: MedusaContainer,
  source: Source,
  { begun, after }: Sweep
): Promise<void> {
  const unread = await ladderOf(container).sweeping.dueUnread(
    source.name,
    page_size
  )
  for (const id of unread) {
    await readOrNote(container, source, [id], after)
  }
  const { vanished } = source
  if (vanished) {
    const ids = await vanished.find(container, begun)
    for (const page of pagesOf(ids, page_size)) {
      await readOrNote(container, { ...source, ...vanished }, page, after)
    }
  }
}
