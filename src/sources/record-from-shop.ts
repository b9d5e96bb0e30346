import type { MedusaContainer } from "@medusajs/framework/types"
import type { ConversionEvent } from "../engine"
import { ladderOf } from "../modules/ladder/ladder-of"
import type { RecordAnswer } from "../modules/ladder/types"
import { customerCheck } from "./check-customers"

/**
 * The edge between the shop and the ladder: events of customers who are there
 * are recorded, those of unknown and deleted ones are parked with the reason
 * unless they are somebody else's, those of guests refused where guests do not
 * count.
 * Answers in the order of the events.
 */
export async function recordFromShop(
  container: MedusaContainer,
  events: readonly ConversionEvent[],
  source: string
): Promise<RecordAnswer[]> {
  if (events.length === 0) {
    return []
  }
  const ladder = ladderOf(container)
  const check = customerCheck(container)
  const customers = await check(events.map(({ customer }) => customer))
  const stateOf = ({ customer }: ConversionEvent) =>
    customers.get(customer) ?? "unknown"
  const gone = events.filter((event) =>
    ["deleted", "unknown"].includes(stateOf(event))
  )
  const anyway =
    gone.length > 0
      ? await ladder.recording.countingAnyway(gone, check)
      : new Set<string>()
  const known: ConversionEvent[] = []
  const parked: { event: ConversionEvent; reason: string }[] = []
  const answers = new Map<ConversionEvent, RecordAnswer>()
  for (const event of events) {
    const state = stateOf(event)
    const { key, reverses } = event
    // What is on record from when guests counted can still be taken back.
    const back = state === "guest" && reverses !== undefined
    if (state === "known" || back || anyway.has(key)) {
      known.push(event)
    } else if (state === "guest") {
      answers.set(event, { key, answer: "refused", reason: "customer_guest" })
    } else {
      parked.push({ event, reason: `customer_${state}` })
    }
  }
  await ladder.recording.park(parked, source)
  const recorded =
    known.length > 0 ? await ladder.recording.record(known, source) : []
  for (const { event, reason } of parked) {
    answers.set(event, { key: event.key, answer: "parked", reason })
  }
  known.forEach((event, index) => {
    const answer = recorded[index]
    if (answer) {
      answers.set(event, answer)
    }
  })
  return events.flatMap((event) => answers.get(event) ?? [])
}
