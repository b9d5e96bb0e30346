import type { MedusaContainer } from "@medusajs/framework/types"
import type { LadderModule } from "../modules/ladder/contract"
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

/**
 * Reads what changed since the last sweep, or everything there ever was when
 * this is the first. The history is gone through in periods, and the watermark
 * moves when one is recorded, so that a sweep cut short is taken up there. Of
 * several processes one sweeps a source at a time; the others leave it to it.
 */
export async function sweepSource(
  container: MedusaContainer,
  source: Source,
  after: AfterPage
): Promise<void> {
  const until = await container.resolve<LadderModule>("ladder").now()
  // What is still open may commit rows dated since it began: look there again.
  const settled = Math.min(until, await oldestTransaction(container))
  for (let more: boolean | undefined = true; more;) {
    more = await alone(container, `ladder-sweep:${source.name}`, () =>
      sweepPeriod(container, source, { until, settled }, after)
    )
  }
}

/** Sweeps the next period; tells whether there are more. */
async function sweepPeriod(
  container: MedusaContainer,
  source: Source,
  { until, settled }: { until: number; settled: number },
  after: AfterPage
): Promise<boolean> {
  const ladder = container.resolve<LadderModule>("ladder")
  const watermark =
    (await ladder.watermark(source.name)) ?? (await source.oldest(container))
  const since = watermark?.getTime() ?? until
  const end = Math.min(until, since + period_ms)
  const period = { since: new Date(since - overlap_ms), until: new Date(end) }
  let found = 0
  for await (const ids of source.scan(container, period, page_size)) {
    found += await readAndRecord(container, source, ids)
    await after(ids)
  }
  const reached = new Date(Math.min(end, settled))
  await ladder.saveWatermark(source.name, reached, found)
  return end < until
}
