import type { MedusaContainer } from "@medusajs/framework/types"
import { ladderOf } from "../modules/ladder/ladder-of"
import { wakeOutbox } from "../rewards/wake-outbox"
import { sources } from "../sources"
import { customerCheck } from "../sources/check-customers"
import { followGroups } from "../sources/groups-left-out"
import { joinLateGuests } from "../sources/guests"
import { sweepSource } from "../sources/sweep-source"
import { afterPageOf, backfill } from "./ladder-backfill"

/** A history that takes no longer is gone through by the first sweep itself. */
const small_history_ms = 20_000

/** Every five minutes: finds what no hint announced. */
export default async function ladderSweep(
  container: MedusaContainer
): Promise<void> {
  if (ladderOf(container).settings().jobs) {
    await sweep(container)
  }
}

export const config = { name: "ladder-sweep", schedule: "*/5 * * * *" }

/**
 * One sweep, of a first day's history too where that is small: a job of its own
 * goes on with a large one. A source that fails does not keep the others from
 * being swept; its watermark stays where it was.
 *
 * @throws AggregateError of what failed, when all else is done
 */
export async function sweep(container: MedusaContainer): Promise<void> {
  const ladder = ladderOf(container)
  const faults: unknown[] = []
  for (const source of sources) {
    try {
      await sweepSource(container, source, afterPageOf(container, source))
    } catch (error) {
      faults.push(error)
    }
  }
  if (faults.length === 0) {
    await ladder.sweeping.beat("ladder-sweep")
  }
  faults.push(...(await backfill(container, small_history_ms)))
  for (const follow of [followGroups, joinLateGuests]) {
    try {
      await follow(container)
    } catch (error) {
      faults.push(error)
    }
  }
  await ladder.recording.retryParked(customerCheck(container))
  await wakeOutbox(container)
  if (faults.length > 0) {
    const reasons = faults.map(String).join("; ")
    throw new AggregateError(faults, `The sweep could not finish: ${reasons}`)
  }
}
