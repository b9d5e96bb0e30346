import type { MedusaContainer } from "@medusajs/framework/types"
import { ladderOf } from "../modules/ladder/ladder-of"
import { alone } from "./alone"
import { noteUnread } from "./note-unread"
import { oldestTransaction } from "./oldest-transaction"
import { pagesOf } from "./pages-of"
import { claimSettings, page_size, readAndRecord } from "./read-and-record"
import type { Period, Source } from "./source"

/** Rows are dated by other machines' clocks, before they are committed. */
const overlap_ms = 15 * 60_000

/** How far a watermark moves at a time: what a crash makes us read again. */
const period_ms = 30 * 24 * 3_600_000

/** What else is to be done with a page once it is recorded. */
export type AfterPage = (ids: readonly string[]) => Promise<unknown>

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
 * Reads what changed since the last sweep, or everything there ever was when
 * this is the first. The history is gone through in periods, and the watermark
 * moves when one is recorded, so that a sweep cut short is taken up there. Of
 * several processes one sweeps a source at a time; the others leave it to it.
 * Before the watermark moves for the last time, what could not be read before is
 * tried again, and what is on record but gone from the shop is looked for.
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
}

/** Sweeps the next period; tells whether there are more. */
async function sweepPeriod(
  container: MedusaContainer,
  source: Source,
  sweep: Sweep
): Promise<boolean> {
  const ladder = ladderOf(container)
  const watermark =
    (await ladder.sweeping.watermark(source.name)) ??
    (await source.oldest(container))
  const since = Math.max(watermark?.getTime() ?? sweep.until, sweep.reached)
  const end = Math.min(sweep.until, since + period_ms)
  const period = { since: new Date(since - overlap_ms), until: new Date(end) }
  const found = await readPeriod(container, source, period, sweep.after)
  if (end >= sweep.until) {
    await sweepRest(container, source, sweep)
  }
  const reached = new Date(Math.min(end, sweep.settled))
  await ladder.sweeping.saveWatermark(source.name, reached, found)
  sweep.reached = end
  return end < sweep.until
}

async function readPeriod(
  container: MedusaContainer,
  source: Source,
  period: Period,
  after: AfterPage
): Promise<number> {
  let found = 0
  for await (const ids of source.scan(container, period, page_size)) {
    found += await readOrNote(container, source, ids, after)
  }
  return found
}

/**
 * Reads and records a page; tells how many events were new. Rows that cannot be
 * read are kept for later, so that they hold up neither the others nor the
 * watermark; when a full page cannot, it is hardly the rows' own fault.
 */
async function readOrNote(
  container: MedusaContainer,
  source: Source,
  ids: readonly string[],
  after: AfterPage
): Promise<number> {
  try {
    const found = await readAndRecord(container, source, ids)
    await after(ids)
    return found
  } catch (error) {
    if (ids.length >= page_size) {
      throw error
    }
    const faults = ids.map((id) => ({ id, error }))
    await noteUnread(container, source, faults)
    return 0
  }
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
