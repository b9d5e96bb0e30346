import type { MedusaContainer } from "@medusajs/framework/types"
import type {
  MemberPage,
  MemberRow,
  MemberSort,
} from "../../../../modules/ladder/contract"
import { ladderOf } from "../../../../modules/ladder/ladder-of"
import type { LadderRecord } from "../../../../modules/ladder/types"
import type { AdminMember } from "../../../../types/http"
import { fromVerdict } from "../../../from-verdict"
import { Refusal } from "../../../refusal"
import { customerReferences } from "../customer-references"

interface Asked {
  readonly position?: number | undefined
  readonly search?: string | undefined
  readonly sort: MemberSort
}

/**
 * A page of members with their names: three queries, however many rows.
 *
 * @throws Refusal 404 for a rung the ladder does not have
 */
export async function membersFor(
  scope: MedusaContainer,
  { id, live }: Pick<LadderRecord, "id" | "live">,
  { position, search, sort }: Asked,
  page: { readonly after: string | null; readonly limit: number }
): Promise<Omit<MemberPage, "rows"> & { rows: AdminMember[] }> {
  const rungs = live?.rungs ?? []
  if ((position ?? 0) > rungs.length) {
    throw new Refusal(
      404,
      `position: there is no rung ${position}; the ladder has 0 to ${rungs.length}`
    )
  }
  const filter = {
    ladder_id: id,
    position: position ?? null,
    search: search ?? null,
    sort,
  }
  const { rows, ...rest } = await ladderOf(scope).members.list(filter, page)
  const customer = await customerReferences(
    scope,
    rows.map((row) => row.customer_id)
  )
  const nameOf = (rung: string) =>
    rungs.find((one) => one.id === rung)?.name ?? rung
  return {
    ...rest,
    rows: rows.map((row) => fromMember(row, customer(row.customer_id), nameOf)),
  }
}

function fromMember(
  row: MemberRow,
  customer: AdminMember["customer"],
  nameOf: (rung: string) => string
): AdminMember {
  const { rung_id, next } = row
  return {
    member_id: row.member_id,
    customer,
    rung: rung_id === null ? null : nameOf(rung_id),
    rung_since: row.rung_since,
    last_event_at: row.last_event_at,
    status_points: row.status_points,
    spendable_points: row.spendable_points,
    absent: row.absent,
    next: next && { rung: nameOf(next.rung), enter: fromVerdict(next.enter) },
  }
}
