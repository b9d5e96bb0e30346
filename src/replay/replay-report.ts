import type { LadderDocument } from "../engine"
import { text, whole } from "../modules/ladder/mapping"
import type { Database } from "../modules/ladder/sql/database"

export interface ReplayReport {
  readonly events: number
  readonly customers: number
  /** From the ground up. */
  readonly members: readonly {
    readonly rung: string
    readonly members: number
  }[]
  /** Moves between rungs; the first entry from nowhere is not one. */
  readonly moves_up: number
  readonly moves_down: number
  /** Every move in force, entries from nowhere (`none`) included. */
  readonly matrix: readonly {
    readonly from: string
    readonly to: string
    readonly moves: number
  }[]
}

/** Where everybody stands after a replay, and how they got there. */
export async function reportOf(
  database: Database,
  ladder_id: string,
  document: LadderDocument
): Promise<ReplayReport> {
  const [counts = {}] = await database.query(
    `select (select count(*) from ladder_event) as events,
       (select count(distinct customer_id) from ladder_event) as customers`
  )
  const members = await database.query(
    `select rung, count(*) as members from ladder_standing
     where ladder_id = $1 group by rung order by rung`,
    [ladder_id]
  )
  const moves = await database.query(
    `select from_rung, to_rung, count(*) as moves from ladder_transition t
     where ladder_id = $1 and not exists (
       select 1 from ladder_superseded_transition x where x.transition_id = t.id
     )
     group by 1, 2 order by 1, 2`,
    [ladder_id]
  )
  const nameOf = (position: number): string =>
    document.rungs[position - 1]?.id ?? "none"
  const byRung = new Map(
    members.map((row) => [whole(row, "rung"), whole(row, "members")])
  )
  const between = moves.filter((row) => whole(row, "from_rung") !== 0)
  const sum = (up: boolean): number =>
    between
      .filter((row) => whole(row, "to_rung") > whole(row, "from_rung") === up)
      .reduce((total, row) => total + whole(row, "moves"), 0)
  return {
    events: Number(text(counts, "events")),
    customers: Number(text(counts, "customers")),
    members: [0, ...document.rungs.map((_rung, index) => index + 1)].map(
      (rung) => ({ rung: nameOf(rung), members: byRung.get(rung) ?? 0 })
    ),
    moves_up: sum(true),
    moves_down: sum(false),
    matrix: moves.map((row) => ({
      from: nameOf(whole(row, "from_rung")),
      to: nameOf(whole(row, "to_rung")),
      moves: whole(row, "moves"),
    })),
  }
}
