import type { MedusaContainer } from "@medusajs/framework/types"
import type { ConversionEvent } from "../engine"
import { isUnavailable } from "../modules/ladder/sql/unavailable"
import { noteUnread } from "./note-unread"
import { readNew } from "./read-and-record"
import type { Source } from "./source"

/** What else is to be done with a page once it is recorded. */
export type AfterPage = (ids: readonly string[]) => Promise<unknown>

/**
 * Reads and records a page; gives the events that were new. Rows that cannot be
 * read are kept for later, so that they hold up neither the others nor the
 * watermark.
 *
 * @throws Unavailable where the database is away: that is no row's fault
 */
export async function readOrNote(
  container: MedusaContainer,
  source: Source,
  ids: readonly string[],
  after: AfterPage
): Promise<readonly ConversionEvent[]> {
  try {
    const found = await readNew(container, source, ids)
    await after(ids)
    return found
  } catch (error) {
    if (isUnavailable(error)) {
      throw error
    }
    const faults = ids.map((id) => ({ id, error }))
    await noteUnread(container, source, faults)
    return []
  }
}
