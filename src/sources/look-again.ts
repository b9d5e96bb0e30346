import type { MedusaContainer } from "@medusajs/framework/types"
import { ladderOf } from "../modules/ladder/ladder-of"
import { alone } from "./alone"
import { foundLate } from "./found-late"
import { page_size } from "./read-and-record"
import { readOrNote, type AfterPage } from "./read-or-note"
import type { Source } from "./source"

const hour_ms = 3_600_000

/** How far back rows are looked at once more. */
const back_ms = 30 * 24 * hour_ms

/** One look: so many stretches, fewer where they are crowded. */
const stretch_ms = 6 * hour_ms
const stretches_max = 4
const pages_max = 5

/**
 * Looks once more at rows of the last thirty days, another part each time, and
 * records what neither a hint nor a sweep has found: rows somebody imported with
 * dates of the past, say. What was missing is so at least counted, by day; the
 * sweeps' own period is left to them, and history to the back-fill.
 */
export async function lookAgain(
  container: MedusaContainer,
  source: Source,
  after: AfterPage,
  until: number
): Promise<void> {
  await alone(container, `ladder-look:${source.name}`, () =>
    look(container, source, after, until)
  )
}

async function look(
  container: MedusaContainer,
  source: Source,
  after: AfterPage,
  until: number
): Promise<void> {
  const { sweeping, backfills } = ladderOf(container)
  if (!(await backfills.isDone(source.name))) {
    return
  }
  const first = until - back_ms
  const looked = await sweeping.lookedUpTo(source.name)
  let reached = Math.max(looked ?? first, first)
  let missing = 0
  let pages = 0
  for (let n = 0; n < stretches_max && pages < pages_max; n++) {
    const end = Math.min(until, reached + stretch_ms)
    const period = { since: new Date(reached), until: new Date(end) }
    for await (const ids of source.scan(container, period, page_size)) {
      const found = await readOrNote(container, source, ids, after)
      missing += foundLate(found, until)
      pages += 1
    }
    reached = end
    if (reached >= until) {
      break
    }
  }
  await sweeping.saveLook(source.name, {
    // From the beginning next time.
    reached: reached >= until ? null : new Date(reached),
    missing,
  })
}
