import type { MedusaContainer } from "@medusajs/framework/types"
import { followUp } from "../follow-up/follow-up"
import { ladderOf } from "../modules/ladder/ladder-of"
import { wakeIfDue } from "../rewards/wake-outbox"
import { sources, type Source } from "../sources"
import { backfillSource } from "../sources/backfill-source"
import type { AfterPage } from "../sources/read-or-note"

/** Of every minute: then the process has time for others, and may end. */
const run_ms = 50_000

/**
 * Every minute: goes on with what sources have from before their first sweep,
 * until none has more. Sweeps go on meanwhile.
 */
export default async function ladderBackfill(
  container: MedusaContainer
): Promise<void> {
  const ladder = ladderOf(container)
  if (!ladder.settings().jobs) {
    return
  }
  const faults = await backfill(container, run_ms)
  await wakeIfDue(container)
  if (faults.length > 0) {
    const reasons = faults.map(String).join("; ")
    throw new AggregateError(faults, `A back-fill could not go on: ${reasons}`)
  }
  await ladder.sweeping.beat("ladder-backfill")
}

export const config = { name: "ladder-backfill", schedule: "* * * * *" }

/** Goes on with all sources for so long; gives what was in the way of some. */
export async function backfill(
  container: MedusaContainer,
  time_ms: number
): Promise<unknown[]> {
  const deadline = performance.now() + time_ms
  const faults: unknown[] = []
  for (const source of sources) {
    try {
      const after = afterPageOf(container, source)
      await backfillSource(container, source, after, deadline)
    } catch (error) {
      faults.push(error)
    }
  }
  return faults
}

/** What is to be done with a page of a source once it is recorded. */
export const afterPageOf =
  (container: MedusaContainer, source: Source): AfterPage =>
  (ids) =>
    followUp(container, source, ids)
