import type { MedusaContainer } from "@medusajs/framework/types"
import { followUp } from "../follow-up/follow-up"
import { ladderOf } from "../modules/ladder/ladder-of"
import { wakeOutbox } from "../rewards/wake-outbox"
import { sources } from "../sources"
import { customerCheck } from "../sources/check-customers"
import { followGroups } from "../sources/groups-left-out"
import { sweepSource } from "../sources/sweep-source"

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
 * One sweep, of a first day's whole history too. A source that fails does not
 * keep the others from being swept; its watermark stays where it was.
 *
 * @throws AggregateError of what failed, when all else is done
 */
export async function sweep(container: MedusaContainer): Promise<void> {
  const ladder = ladderOf(container)
  const faults: unknown[] = []
  for (const source of sources) {
    try {
      await sweepSource(container, source, (ids) =>
        followUp(container, source, ids)
      )
    } catch (error) {
      faults.push(error)
    }
  }
  try {
    await followGroups(container)
  } catch (error) {
    faults.push(error)
  }
  await ladder.recording.retryParked(customerCheck(container))
  await wakeOutbox(container)
  if (faults.length > 0) {
    const reasons = faults.map(String).join("; ")
    throw new AggregateError(faults, `The sweep could not finish: ${reasons}`)
  }
  await ladder.sweeping.beat("ladder-sweep")
}
