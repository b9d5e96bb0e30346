import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { announce } from "./announce"
import { oneRunAtATime } from "./one-run-at-a-time"

/**
 * Has announced soon what was committed. Never rejects: failures are logged,
 * and the job will try again.
 */
export const wakeAnnouncements = oneRunAtATime(async (container) => {
  try {
    await announce(container)
  } catch (error) {
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(`ladder: announcements wait for the event bus: ${String(error)}`)
  }
})
