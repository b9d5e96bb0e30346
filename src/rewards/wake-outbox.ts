import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { oneRunAtATime } from "../announcements/one-run-at-a-time"
import { wakeAnnouncements } from "../announcements/wake-announcements"
import { ladderOf } from "../modules/ladder/ladder-of"
import { runOutbox } from "./outbox"

const runs = oneRunAtATime(run)

/**
 * Has the outbox run soon, because something was recorded; what that has to
 * announce does not wait for it. Resolves when a run that began after the call
 * has ended and what came of it is announced. Never rejects: failures are
 * logged, and the job will try again.
 */
export function wakeOutbox(container: MedusaContainer): Promise<void> {
  void wakeAnnouncements(container)
  return runs(container)
}

/**
 * After something was recorded: most orders earn points, move nobody and leave
 * nothing but that to announce. What time makes due is for the job. Resolves
 * when it is known which; what is woken goes on by itself. Never rejects: where
 * it cannot be told, the outbox looks, and logs what is in its way.
 */
export async function wakeIfDue(container: MedusaContainer): Promise<void> {
  const due = await ladderOf(container)
    .outbox.isDue()
    .catch(() => true)
  void (due ? wakeOutbox : wakeAnnouncements)(container)
}

async function run(container: MedusaContainer): Promise<void> {
  try {
    const { more } = await runOutbox(container)
    if (more) {
      void wakeOutbox(container)
    }
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error)
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .error(`ladder: the outbox could not do everything: ${text}`)
  }
  await wakeAnnouncements(container)
}
