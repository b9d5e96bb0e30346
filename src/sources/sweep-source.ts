import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { ladderOf } from "../modules/ladder/ladder-of"
import { alone } from "./alone"
import { oldestTransaction } from "./oldest-transaction"
import { page_size, readAndRecord } from "./read-and-record"
import type { Source } from "./source"

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
  readonly settled: number
  /** Where the last period ended, whatever became of it. */
  reached: number
  /** Whether anything could be read. */
  read: boolean
  /** Rows, each alone on its page, that could not be. */
  readonly faults: { readonly id: string; readonly error: unknown }[]
}

/**
 * Reads what changed since the last sweep, or everything there ever was when
 * this is the first. The history is gone through in periods, and the watermark
 * moves when one is recorded, so that a sweep cut short is taken up there. Of
 * several processes one sweeps a source at a time; the others leave it to it.
 *
 * @throws whatever was in the way, when nothing at all could be read
 */
export async function sweepSource(
  container: MedusaContainer,
  source: Source,
  after: AfterPage
): Promise<void> {
  const until = await ladderOf(container).now()
  // What is still open may commit rows dated since it began: look there again.
  const settled = Math.min(until, await oldestTransaction(container))
  const sweep: Sweep = { until, settled, reached: 0, read: false, faults: [] }
  for (let more: boolean | undefined = true; more;) {
    more = await alone(container, `ladder-sweep:${source.name}`, () =>
      sweepPeriod(container, source, sweep, after)
    )
  }
  if (sweep.faults.length > 0 && !sweep.read) {
    throw sweep.faults[0]?.error
  }
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  for (const { id, error } of sweep.faults) {
    logger.error(`ladder: ${source.name} ${id} was not read: ${String(error)}`)
  }
}

/** Sweeps the next period; tells whether there are more. */
async function sweepPeriod(
  container: MedusaContainer,
  source: Source,
  sweep: Sweep,
  after: AfterPage
): Promise<boolean> {
  const ladder = ladderOf(container)
  const watermark =
    (await ladder.watermark(source.name)) ?? (await source.oldest(container))
  const since = Math.max(watermark?.getTime() ?? sweep.until, sweep.reached)
  const end = Math.min(sweep.until, since + period_ms)
  const period = { since: new Date(since - overlap_ms), until: new Date(end) }
  let found = 0
  for await (const ids of source.scan(container, period, page_size)) {
    try {
      found += await readAndRecord(container, source, ids)
      await after(ids)
      sweep.read = true
    } catch (error) {
      const [id = "", ...others] = ids
      if (others.length > 0) {
        throw error
      }
      // Perhaps its own fault, which must not end every sweep here for ever.
      sweep.faults.push({ id, error })
    }
  }
  if (sweep.read || sweep.faults.length === 0) {
    const reached = new Date(Math.min(end, sweep.settled))
    await ladder.saveWatermark(source.name, reached, found)
  }
  sweep.reached = end
  return end < sweep.until
}
