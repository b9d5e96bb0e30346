import type { ConversionEvent } from "../../../engine"
import type { Sql } from "../sql/database"
import { audit } from "./audit"

/**
 * Of these sources somebody of the staff answers for each event. What other
 * systems send with a key of staff's stays out unless it has a note: a till
 * would fill the trail.
 */
const wanted: Readonly<Record<string, (event: ConversionEvent) => boolean>> = {
  staff: () => true,
  api: ({ attributes }) => attributes["note"] !== undefined,
}

/**
 * Notes what staff recorded, in the transaction that records it: a line for one
 * event, and one for all that the same person recorded at once. The note is the
 * reason, where it is the same for all.
 */
export async function noteRecorded(
  sql: Sql,
  fresh: readonly ConversionEvent[],
  source: string
): Promise<void> {
  const isWanted = Object.hasOwn(wanted, source) ? wanted[source] : undefined
  if (!isWanted) {
    return
  }
  const byActor = new Map<string, ConversionEvent[]>()
  for (const event of fresh.filter(isWanted)) {
    const actor = event.attributes["recorded_by"]
    const actor_id = typeof actor === "string" ? actor : "system"
    const known = byActor.get(actor_id)
    if (known) {
      known.push(event)
    } else {
      byActor.set(actor_id, [event])
    }
  }
  for (const [actor_id, events] of byActor) {
    const reason = noteOfAll(events)
    const line = { actor_id, ladder_id: null, before: null, reason }
    await audit(sql, { ...line, ...saidOf(events) })
  }
}

function saidOf(events: readonly ConversionEvent[]) {
  const [first] = events
  if (first && events.length === 1) {
    const { key, type, at, value, currency, reverses } = first
    return {
      action: "event.record",
      subject: first.customer,
      after: {
        type,
        at: new Date(at).toISOString(),
        value,
        currency,
        key,
        reverses,
      },
    }
  }
  return {
    action: "event.record_many",
    subject: "events",
    after: {
      events: events.length,
      types: [...new Set(events.map(({ type }) => type))].join(", "),
    },
  }
}

function noteOfAll(events: readonly ConversionEvent[]): string | null {
  const notes = new Set(events.map(({ attributes }) => attributes["note"]))
  const [note] = notes
  return notes.size === 1 && typeof note === "string" ? note : null
}
