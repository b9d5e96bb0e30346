import type { LadderDocument, RungDocument } from "../../../../engine"
import { conditionSql, type Params } from "./condition-sql"

interface RungSql {
  readonly to: number
  readonly enter: string
  /** Whoever stands on it when the draft is published stays. */
  readonly stays: string
  /** Whoever falls from above is held by it. */
  readonly lands: string
}

/** Whom the draft keeps out, other than the live version does. */
export interface Attendance {
  /** Ids of customers who are in a group that it leaves out. */
  readonly leaving: readonly string[]
  /** Groups that it leaves out no more. */
  readonly let_in: readonly string[]
}

/**
 * On which rung of a draft a member of a live ladder would stand right after it
 * is published, as SQL over `ladder_standing s`: the engine's `publish` and
 * `settle` in one expression.
 */
export function placementSql(
  live: LadderDocument,
  draft: LadderDocument,
  attendance: Attendance,
  params: Params
): string {
  const kept = keptPositions(live, draft)
  const held = `(${params.bind(
    kept.map(({ to }) => to),
    "int[]"
  )})[s.rung + 1]`
  const same = `(${params.bind(
    kept.map((one) => one.same),
    "boolean[]"
  )})[s.rung + 1]`
  const ids = draft.rungs.map(({ id }) => id)
  const pinned = `(s.locked and (s.state->'lock'->>'rung' is null
    or s.state->'lock'->>'rung' = any(${params.bind(ids, "text[]")})))`
  const rungs = draft.rungs
    .map((rung, index) => rungSql(rung, index + 1, draft.fall, same, params))
    .reverse()
  return `case
    when ${absentSql(attendance, params)} then 0
    when ${pinned} then ${held}
    ${rungs
      .map(({ to, enter }) => `when ${held} < ${to} and ${enter} then ${to}`)
      .join("\n")}
    ${rungs
      .map(
        ({ to, stays, lands }) =>
          `when ${held} = ${to} and ${stays} or ${held} > ${to} and ${lands}
            then ${to}`
      )
      .join("\n")}
    else 0 end`
}

/** Nobody is asked about groups where the draft changes nothing about them. */
function absentSql({ leaving, let_in }: Attendance, params: Params): string {
  const still =
    let_in.length === 0
      ? "s.absent"
      : `(s.absent and exists (
          select from jsonb_array_elements_text(s.state->'absent_by') as a(by)
          where a.by <> all(${params.bind(
            let_in.map((id) => `group:${id}`),
            "text[]"
          )})))`
  return leaving.length === 0
    ? still
    : `(${still} or s.member_id in (
        select member_id from ladder_member_link
        where customer_id = any(${params.bind(leaving, "text[]")})
          and ends_at is null))`
}

function rungSql(
  { enter, keep, floor, grace_days = 0 }: RungDocument,
  to: number,
  fall: LadderDocument["fall"],
  same: string,
  params: Params
): RungSql {
  const enters = conditionSql(enter, params)
  // Whoever may enter may stay. Of a floor nothing is asked, so nothing bound.
  const keeps = () =>
    keep ? `(${conditionSql(keep, params)} or ${enters})` : enters
  const holds = floor ? "true" : `(${keeps()} is not false)`
  // A grace under way goes on, unless its rung is gone.
  const grace = `case when ${same} and s.grace_until is not null
    then s.grace_until > now() else ${grace_days > 0} end`
  return {
    to,
    enter: enters,
    stays: `(${holds} or ${grace})`,
    lands: fall === "one" && grace_days > 0 ? "true" : holds,
  }
}

/**
 * For each position of the live version from the ground up: where the draft
 * keeps who stands there, and whether that is the same rung.
 */
function keptPositions(
  live: LadderDocument,
  draft: LadderDocument
): { to: number; same: boolean }[] {
  const positions = new Map(draft.rungs.map(({ id }, i) => [id, i + 1]))
  const kept = [{ to: 0, same: true }]
  for (const { id } of live.rungs) {
    const to = positions.get(id)
    kept.push(
      to === undefined
        ? { to: kept.at(-1)?.to ?? 0, same: false }
        : { to, same: true }
    )
  }
  return kept
}
