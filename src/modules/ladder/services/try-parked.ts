import type { Database } from "../sql/database"
import type { ParkedAnswer } from "../trouble-contract"
import type { CustomerCheck, RecordAnswer } from "../types"
import type { Door } from "./door"
import { countingAnyway } from "./counting-anyway"
import { keepParked, unpark, type TakenParked } from "./parking"
import { isPassing, reasonOf } from "./unfolded"

export interface TriedParked {
  readonly answers: readonly ParkedAnswer[]
  /** What recording some of them threw. */
  readonly faults: readonly unknown[]
}

interface Tried {
  readonly answer: ParkedAnswer
  readonly fault: unknown
}

/**
 * Tries to record events taken from the parked ones, where their customer is
 * there now. The door joins them, and tries each alone where one fails. What is
 * on record is parked no longer; the rest stays with the reason of today.
 */
export async function tryParked(
  { database, door }: { database: Database; door: Door },
  taken: readonly TakenParked[],
  check: CustomerCheck
): Promise<TriedParked> {
  if (taken.length === 0) {
    return { answers: [], faults: [] }
  }
  const customers = await check(taken.map(({ event }) => event.customer))
  const stateOf = ({ event }: TakenParked) =>
    customers.get(event.customer) ?? "unknown"
  const anyway = await countingAnyway(
    database,
    taken
      .filter((one) => ["deleted", "unknown"].includes(stateOf(one)))
      .map(({ event }) => event),
    check
  )
  const tried = await Promise.all(
    taken.map(async (one) => {
      const state = stateOf(one)
      return state === "known" || anyway.has(one.event.key)
        ? await tryOne(door, one)
        : { answer: stays(one, `customer_${state}`), fault: null }
    })
  )
  await unpark(
    database,
    tried.flatMap(({ answer }) =>
      answer.answer === "parked" ? [] : answer.key
    )
  )
  await keepParked(database, tried.flatMap(keptOf))
  return {
    answers: tried.map(({ answer }) => answer),
    faults: tried.flatMap(({ fault }) => fault ?? []),
  }
}

async function tryOne(door: Door, taken: TakenParked): Promise<Tried> {
  try {
    const [told] = await door.record([taken.event], taken.source)
    return { answer: answerOf(taken, told), fault: null }
  } catch (fault) {
    return { answer: stays(taken, reasonOf(fault)), fault }
  }
}

function answerOf(
  taken: TakenParked,
  told: RecordAnswer | undefined
): ParkedAnswer {
  switch (told?.answer) {
    case "recorded":
    case "duplicate":
      return { key: told.key, answer: "recorded", reason: null }
    case "parked":
    case "refused":
      return stays(taken, told.reason)
    // Its key is another event's: it stays, to be corrected by somebody.
    case "conflict":
    case undefined:
      return stays(taken, "key_taken")
  }
}

const stays = ({ event }: TakenParked, reason: string): ParkedAnswer => ({
  key: event.key,
  answer: "parked",
  reason,
})

/** What passes by itself is no reason to remember. */
const keptOf = ({ answer, fault }: Tried) =>
  answer.answer === "parked"
    ? [{ key: answer.key, reason: isPassing(fault) ? null : answer.reason }]
    : []
