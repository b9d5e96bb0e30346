import type { MedusaContainer } from "@medusajs/framework/types"
import type { ConversionEvent } from "../engine"
import { ladderOf } from "../modules/ladder/ladder-of"
import type { SentAnswer, SentEvent } from "../modules/ladder/contract"
import type { RecordAnswer } from "../modules/ladder/types"
import { storeKey } from "./store-key"

/** Whose events those are, in the ledger: kept with each. */
const source = "storefront"

/**
 * Records what a customer sent, and answers in its order. What says no moment of
 * its own happened `now`, or, sent again, when it first came in.
 */
export async function recordSent(
  container: MedusaContainer,
  customer_id: string,
  sent: readonly SentEvent[],
  now: number
): Promise<SentAnswer[]> {
  const { recording } = ladderOf(container)
  const eventOf = toEvent(customer_id)
  const events = sent.map((one) => eventOf(one, now))
  const first = await recording.record(events, source)
  const again = new Map<number, ConversionEvent>()
  sent.forEach(({ at }, i) => {
    const event = events[i]
    if (event && at === undefined && first[i]?.answer === "conflict") {
      again.set(i, event)
    }
  })
  const second = await recordAsDated(container, again)
  return sent.map(({ key }, i) => answerOf(key, second.get(i) ?? first[i]))
}

/** Once more, each at the moment of the event that has its key. */
async function recordAsDated(
  container: MedusaContainer,
  again: ReadonlyMap<number, ConversionEvent>
): Promise<Map<number, RecordAnswer | undefined>> {
  if (again.size === 0) {
    return new Map()
  }
  const { recording, sweeping } = ladderOf(container)
  const events = [...again.values()]
  const moments = await sweeping.momentsOf(events.map(({ key }) => key))
  const answers = await recording.record(
    events.map((event) => ({
      ...event,
      at: moments.get(event.key) ?? event.at,
    })),
    source
  )
  return new Map([...again.keys()].map((i, n) => [i, answers[n]]))
}

const toEvent =
  (customer_id: string) =>
  ({ key, type, at, undoes, attributes }: SentEvent, now: number) =>
    ({
      key: storeKey(customer_id, key),
      type,
      customer: customer_id,
      at: at ?? now,
      ...(undoes !== undefined && { reverses: storeKey(customer_id, undoes) }),
      attributes,
    }) satisfies ConversionEvent

/** Parked is what comes in while its customer is deleted. */
function answerOf(key: string, told: RecordAnswer | undefined): SentAnswer {
  switch (told?.answer) {
    case "recorded":
    case "duplicate":
    case "conflict":
      return { key, answer: told.answer }
    case "parked":
    case "refused":
      return { key, answer: "refused", reason: told.reason }
    case undefined:
      return { key, answer: "refused", reason: "not_recorded" }
  }
}
