import type { MedusaContainer } from "@medusajs/framework/types"
import type { NextStretch } from "../modules/ladder/backfill-contract"
import { ladderOf } from "../modules/ladder/ladder-of"
import { alone } from "./alone"
import { claimSettings, page_size } from "./read-and-record"
import { readOrNote, type AfterPage } from "./read-or-note"
import type { Source } from "./source"

/** A stretch is to take about so long: a crash makes us read one again. */
const aim_ms = 5_000

/** Shorter ones are gone through to their end, whatever time there is. */
const stretch_ms_min = 1_000
const stretch_ms_max = 365 * 24 * 3_600_000

/**
 * Goes on with what a source's history has from before its first sweep, until
 * the deadline (of `performance.now()`). Every stretch that ends is kept, so
 * that whoever comes next, in any process, takes it up there; one that is too
 * much for the time left is begun again, and shorter. Sweeps go on beside it.
 *
 * @throws whatever was in the way, when it was in the way of everything
 */
export async function backfillSource(
  container: MedusaContainer,
  source: Source,
  after: AfterPage,
  deadline: number
): Promise<void> {
  if (performance.now() >= deadline) {
    return
  }
  if (source.present && !(await source.present(container))) {
    return
  }
  const lock = `ladder-backfill:${source.name}`
  for (let more: boolean | undefined = true; more;) {
    more = await alone(container, lock, () =>
      goThrough(container, source, after, deadline)
    )
    more &&= performance.now() < deadline
  }
}

/** Goes through the next stretch; tells whether there may be more. */
async function goThrough(
  container: MedusaContainer,
  source: Source,
  after: AfterPage,
  deadline: number
): Promise<boolean> {
  const { backfills } = ladderOf(container)
  const next = await backfills.next(source.name)
  if (!next) {
    return false
  }
  await claimSettings(container, source)
  const begun = performance.now()
  const end = Math.min(next.until, next.reached + next.stretch_ms)
  const whole = await readStretch(container, source, next, after, deadline)
  const took = performance.now() - begun
  await backfills.advance(
    source.name,
    new Date(whole ? end : next.reached),
    nextLength(next.stretch_ms, whole, took)
  )
  return whole && end < next.until
}

/** Tells whether it came to the end: nobody stopped it, and there was time. */
async function readStretch(
  container: MedusaContainer,
  source: Source,
  { reached, until, stretch_ms }: NextStretch,
  after: AfterPage,
  deadline: number
): Promise<boolean> {
  const { backfills } = ladderOf(container)
  const period = {
    since: new Date(reached),
    until: new Date(Math.min(until, reached + stretch_ms)),
  }
  const bounded = stretch_ms > stretch_ms_min
  for await (const ids of source.scan(container, period, page_size)) {
    const found = await readOrNote(container, source, ids, after)
    const going = await backfills.count(source.name, found.length)
    if (!going || (bounded && performance.now() >= deadline)) {
      return false
    }
  }
  return true
}

/** Twice as long where there is little, half where there is much. */
function nextLength(stretch_ms: number, whole: boolean, took: number): number {
  const hurried = !whole || took > aim_ms
  const next = hurried
    ? Math.floor(stretch_ms / 2)
    : took < aim_ms / 2
      ? stretch_ms * 2
      : stretch_ms
  return Math.max(stretch_ms_min, Math.min(stretch_ms_max, next))
}
