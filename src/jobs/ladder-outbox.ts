import type { MedusaContainer } from "@medusajs/framework/types"
import { ladderOf } from "../modules/ladder/ladder-of"
import { wakeOutbox } from "../rewards/wake-outbox"
import { tidyStorefront } from "../storefront/tidy-storefront"

/**
 * Every twenty seconds: lets time act on members whose moment has come, and does
 * what a crash left undone, within a minute of it; forgets codes tried in vain,
 * how often links counted, and visitors of the shop front whose time is over.
 * What was recorded or published has woken the outbox already.
 */
export default async function ladderOutbox(
  container: MedusaContainer
): Promise<void> {
  const ladder = ladderOf(container)
  if (!ladder.settings().jobs) {
    return
  }
  await wakeOutbox(container)
  await ladder.tries.forget()
  await ladder.linkLimits.forget()
  await tidyStorefront(container)
  await ladder.sweeping.beat("ladder-outbox")
}

export const config = {
  name: "ladder-outbox",
  schedule: "*/20 * * * * *",
}
