import type { ConversionEvent, Explanation } from "../../../../engine"
import type {
  CustomerStanding,
  TimelineLine,
} from "../../../../modules/ladder/types"
import type { AdminStanding, AdminTimelineLine } from "../../../../types/http"
import { fromVerdict } from "../../../from-verdict"
import { pick } from "../../../pick"
import type { RecordEvent } from "./validators"

type Recorded = Pick<
  RecordEvent,
  "type" | "value" | "currency" | "reverses" | "attributes"
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
    attributes: { ...sent.attributes, recorded_by: given.actor },
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

export function fromTimelineLine(line: TimelineLine): AdminTimelineLine {
  return pick(line, [
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
  ])
}
