import type { MedusaContainer } from "@medusajs/framework/types"
import { wakeAnnouncements } from "../announcements/wake-announcements"
import { ladderOf } from "../modules/ladder/ladder-of"

/**
 * Every twenty seconds: announces what a crash left behind, within a minute of
 * it, and what the event bus did not take. What was recorded has been announced
 * already.
 */
export default async function ladderAnnouncements(
  container: MedusaContainer
): Promise<void> {
  if (ladderOf(container).settings().jobs) {
    await wakeAnnouncements(container)
  }
}

export const config = {
  name: "ladder-announcements",
  schedule: "*/20 * * * * *",
}
