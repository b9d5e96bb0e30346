import type { MedusaContainer } from "@medusajs/framework/types"
import { noteUnread } from "./note-unread"
import { readAndRecord } from "./read-and-record"
import type { AfterPage } from "./read-or-note"
import type { Source } from "./source"

/** What became of a row that was read again. */
export interface ReadAgain {
  /** Events that were new. */
  readonly recorded: number
  /** Why it still cannot be read; it waits on. */
  readonly reason: string | null
}

/**
 * Reads a row now that could not be read before. It waits on until what else is to
 * be done with it is done too, as in a sweep.
 */
export async function retryUnread(
  container: MedusaContainer,
  source: Source,
  id: string,
  after: AfterPage
): Promise<ReadAgain> {
  try {
    const recorded = await readAndRecord(container, source, [id])
    await after([id])
    return { recorded, reason: null }
  } catch (error) {
    await noteUnread(container, source, [{ id, error }])
    const reason = error instanceof Error ? error.message : String(error)
    return { recorded: 0, reason }
  }
}
