import type { LadderDocument } from "../../../../engine"
import {
  faultText,
  readLadderDocument,
  under,
} from "../../../../ladder-document"
import type { LadderRecord, RungRecord } from "../../../../modules/ladder/types"
import type {
  AdminLadder,
  AdminLadderSummary,
  AdminRung,
} from "../../../../types/http"
import { pick } from "../../../pick"
import { Refusal } from "../../../refusal"

/** @throws Refusal 422 with every fault and its path */
export function toLadderDocument(raw: unknown): LadderDocument {
  const read = readLadderDocument(raw)
  if ("faults" in read) {
    throw new Refusal(422, faultText(under("document", read.faults)))
  }
  return read.document
}

export function fromLadder(ladder: LadderRecord): AdminLadder {
  return pick(ladder, [
    "id",
    "handle",
    "name",
    "status",
    "version",
    "published_at",
    "paused_at",
    "retired_at",
    "live",
    "draft",
    "draft_saved_at",
    "created_at",
  ])
}

export function summarise(ladder: LadderRecord): AdminLadderSummary {
  return {
    ...pick(ladder, [
      "id",
      "handle",
      "name",
      "status",
      "version",
      "published_at",
      "created_at",
    ]),
    has_draft: ladder.draft !== null,
  }
}

export function fromRung(
  counted: {
    rung_id: string | null
    name: string
    position: number
    members: number
  },
  held: RungRecord | undefined
): AdminRung {
  return {
    rung: counted.rung_id,
    name: counted.name,
    position: counted.position,
    members: counted.members,
    customer_group_id: held?.customer_group_id ?? null,
    promotion_id: held?.promotion_id ?? null,
    discount_percent: held?.discount_percent ?? null,
  }
}
