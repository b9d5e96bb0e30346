import { once } from "node:events"
import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { Verdict } from "../../../../../../../engine"
import { ladderOf } from "../../../../../../../modules/ladder/ladder-of"
import { found_max } from "../../../../../../../modules/ladder/member-contract"
import type { AdminMember } from "../../../../../../../types/http"
import { csvRecord } from "../../../../../../csv"
import { pathId } from "../../../../path-id"
import { membersFor } from "../../../members"
import type { ExportQuery } from "../../../validators"

/** Members read and written at a time: memory stays flat. */
const stretch_size = 1_000

const header = [
  "customer_id",
  "name",
  "email",
  "rung",
  "status_points",
  "spendable_points",
  "next_rung",
  "missing",
  "on_rung_since",
  "last_event",
  "takes_part",
]

/**
 * The members a list shows, all of them, as a file for a spreadsheet. Of a
 * search that found more than are looked at the file's name says so: a row that
 * did would be taken for a member.
 */
export const GET = async (
  req: MedusaRequest<unknown, ExportQuery>,
  res: MedusaResponse
) => {
  const ladder = await ladderOf(req.scope).ladders.retrieveLadder(pathId(req))
  const stretch = (after: string | null) =>
    membersFor(req.scope, ladder, req.validatedQuery, {
      after,
      limit: stretch_size,
    })
  // Before the first byte: what is wrong can still be answered with.
  let page = await stretch(null)
  res.setHeader("content-type", "text/csv; charset=utf-8")
  const part = page.cut_short ? `-first-${found_max}` : ""
  res.setHeader(
    "content-disposition",
    `attachment; filename="${ladder.handle}-members${part}.csv"`
  )
  // So that spreadsheets know the encoding.
  res.write(`\ufeff${csvRecord(header)}`)
  for (;;) {
    const text = page.rows.map((row) => csvRecord(cellsOf(row))).join("")
    if (!res.write(text)) {
      await Promise.race([once(res, "drain"), once(res, "close")])
    }
    if (page.next === null || res.closed) {
      break
    }
    page = await stretch(page.next)
  }
  res.end()
}

function cellsOf(member: AdminMember): (string | number | null)[] {
  const { customer, next } = member
  return [
    customer.id,
    customer.name,
    customer.email,
    member.rung,
    member.status_points,
    member.spendable_points,
    next?.rung ?? null,
    next ? missingIn(next.enter).join("; ") : null,
    member.rung_since,
    member.last_event_at,
    member.absent ? "no" : "yes",
  ]
}

/** What is not met, as `points 80 of 500`. */
function missingIn({ met, because, have, need, parts }: Verdict): string[] {
  if (parts) {
    return parts.flatMap(missingIn)
  }
  return met === "yes" || need === undefined
    ? []
    : [`${because} ${have ?? "?"} of ${need}`]
}
