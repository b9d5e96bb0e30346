import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { ladderOf } from "../modules/ladder/ladder-of"
import { membershipsIn } from "../sources/groups-left-out"

let running: Promise<void> | null = null

/**
 * Goes on with previews of drafts until none is left; one at a time in a
 * process, shared with all others by row locks. Never rejects.
 */
export function runPreviews(container: MedusaContainer): Promise<void> {
  running ??= untilNone(container).finally(() => (running = null))
  return running
}

async function untilNone(container: MedusaContainer): Promise<void> {
  const { previewRuns } = ladderOf(container)
  try {
    const membershipsOf = membershipsIn(container)
    while (await previewRuns.goOn(membershipsOf));
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error)
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .error(`ladder: previews could not go on: ${text}`)
  }
}

/** Every minute: takes up previews that a stopped process left behind. */
export default async function ladderPreviews(
  container: MedusaContainer
): Promise<void> {
  if (ladderOf(container).settings().jobs) {
    await runPreviews(container)
  }
}

export const config = {
  name: "ladder-previews",
  schedule: "* * * * *",
}
