import type { MedusaContainer } from "@medusajs/framework/types"
import { ladderOf } from "../rewards/ladder"
import { wakeOutbox } from "../rewards/wake-outbox"

/** Rounds of one run; a larger backlog goes on a minute later. */
const rounds_max = 100

/**
 * Every minute: folds members a publication or back-fill left behind, lets time
 * act on those whose moment has come, and has the outbox bring the shop up to
 * it. What was recorded meanwhile has woken the outbox already; this finds what
 * a crash left undone.
 */
export default async function ladderOutbox(
  container: MedusaContainer
): Promise<void> {
  const ladder = ladderOf(container)
  if (!ladder.settings().jobs) {
    return
  }
  await untilNone(() => ladder.settle())
  await untilNone(() => ladder.elapse())
  await wakeOutbox(container)
  await ladder.beat("ladder-outbox")
}

async function untilNone(work: () => Promise<number>): Promise<void> {
  for (let round = 0; round < rounds_max; round++) {
    if ((await work()) === 0) {
      return
    }
  }
}

export const config = {
  name: "ladder-outbox",
  schedule: "* * * * *",
}
