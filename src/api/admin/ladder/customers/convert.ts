import type { ConversionEvent, Explanation } from "../../../../engine"
import type {
  CustomerStanding,
  EventOutcome,
  TimelineLine,
} from "../../../../modules/ladder/types"
import type {
  AdminEventOutcome,
  AdminStanding,
  AdminTimelineLine,
} from "../../../../types/http"
import { fromVerdict } from "../../../from-verdict"
import { pick } from "../../../pick"
import type { RecordEvent } from "./validators"

type Recorded = Pick<
  RecordEvent,
  "type" | "value" | "currency" | "reverses" | "attributes" | "note"
>

/** An event as staff recorded it. `at` and `key` are given by the caller. */
export function toEvent(
  sent: Recorded,
  given: { key: string; at: number; customer: string; actor: string }
): ConversionEvent {
  return {
    key: given.key,
    type: sent.type,
    customer: given.customer,
    at: given.at,
    ...(sent.value !== undefined && { value: sent.value }),
    ...(sent.currency !== undefined && { currency: sent.currency }),
    ...(sent.reverses !== undefined && { reverses: sent.reverses }),
    attributes: {
      ...sent.attributes,
      recorded_by: given.actor,
      ...(sent.note !== undefined && { note: sent.note }),
    },
  }
}

/** `before`: where the customer stood before it was recorded. */
export function fromOutcome(
  outcome: EventOutcome,
  before: readonly CustomerStanding[]
): AdminEventOutcome {
  const stood = before.find(({ ladder }) => ladder.id === outcome.ladder.id)
  return {
    ...pick(outcome, [
      "status_points",
      "spendable_points",
      "rung_name",
      "nothing",
    ]),
    ladder: pick(outcome.ladder, ["id", "handle", "name"]),
    rung_before: stood?.rung_name ?? null,
  }
}

export function fromStanding(standing: CustomerStanding): AdminStanding {
  return {
    ...pick(standing, [
      "member_id",
      "registered",
      "rung",
      "rung_id",
      "rung_name",
      "rung_since",
      "status_points",
      "spendable_points",
      "grace_until",
      "locked",
      "sales_channels",
    ]),
    absent_by: [...standing.absent_by],
    ladder: pick(standing.ladder, ["id", "handle", "name"]),
    explanation: standing.explanation && fromExplanation(standing.explanation),
    rungs: standing.rungs.map((rung) => pick(rung, ["id", "name", "position"])),
  }
}

function fromExplanation({ keep, next, rungs }: Explanation): Explanation {
  return {
    keep: keep && fromVerdict(keep),
    next: next && { rung: next.rung, enter: fromVerdict(next.enter) },
    rungs: rungs.map(({ rung, enter }) => ({
      rung,
      enter: fromVerdict(enter),
    })),
  }
}

/** `nameOf`: of who recorded it. */
export function fromTimelineLine(
  line: TimelineLine,
  nameOf: (id: string) => string | null
): AdminTimelineLine {
  const { recorded_by: by } = line
  const shown = pick(line, [
    "at",
    "kind",
    "key",
    "title",
    "type",
    "value",
    "currency",
    "status_points",
    "spendable_points",
    "from",
    "to",
    "state",
    "reason",
    "reverses",
    "note",
  ])
  return by === undefined
    ? shown
    : { ...shown, recorded_by: { id: by, name: nameOf(by) } }
}
