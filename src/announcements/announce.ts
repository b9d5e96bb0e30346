import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { ladderOf } from "../modules/ladder/ladder-of"
import type { LadderEvent } from "../types/events"

/** Rows taken at once; each holds up to a few hundred events. */
const rows_per_claim = 10

/**
 * A bus that cannot reach its server may never answer: well before the lease
 * runs out it counts as down.
 */
const answer_seconds = 10

/**
 * Announces on Medusa's event bus what is committed, and forgets it then. A
 * crash in between has it announced again, with the same ids. Goes on until
 * nothing is due. Gives how many events it announced.
 *
 * @throws what the event bus threw; what it did not take is tried again later
 */
export async function announce(container: MedusaContainer): Promise<number> {
  const { announcements } = ladderOf(container)
  let announced = 0
  for (let more = true; more;) {
    const claimed = await announcements.claim(rows_per_claim)
    // Fewer than asked for: what comes now wakes the next run.
    more = claimed.length === rows_per_claim
    if (claimed.length === 0) {
      break
    }
    const ids = claimed.map(({ id }) => id)
    const events = claimed.flatMap((one) => one.events)
    try {
      await emit(container, events)
    } catch (error) {
      await announcements.failed(ids, String(error))
      throw error
    }
    await announcements.done(ids)
    announced += events.length
  }
  return announced
}

async function emit(
  container: MedusaContainer,
  events: readonly LadderEvent[]
): Promise<void> {
  if (events.length === 0) {
    return
  }
  const bus = container.resolve(Modules.EVENT_BUS)
  let timer: NodeJS.Timeout | undefined
  const silence = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`The event bus is silent for ${answer_seconds} seconds`))
    }, answer_seconds * 1000)
  })
  try {
    await Promise.race([bus.emit<LadderEvent["data"]>([...events]), silence])
  } finally {
    clearTimeout(timer)
  }
}
