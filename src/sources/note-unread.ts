import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { ladderOf } from "../modules/ladder/ladder-of"
import type { Source } from "./source"

/** A row that could not be read or recorded, and what was in the way. */
export interface Fault {
  readonly id: string
  readonly error: unknown
}

/** Keeps what could not be read where staff see it and the sweep finds it. */
export async function noteUnread(
  container: MedusaContainer,
  { name }: Source,
  faults: readonly Fault[]
): Promise<void> {
  if (faults.length === 0) {
    return
  }
  const notes = faults.map(({ id, error }) => ({
    id,
    reason: error instanceof Error ? error.message : String(error),
  }))
  await ladderOf(container).sweeping.noteUnread(name, notes)
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  for (const { id, reason } of notes) {
    logger.error(`ladder: ${name} ${id} was not read: ${reason}`)
  }
}
