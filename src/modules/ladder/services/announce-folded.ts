import type { LadderDocument, Moment, Standing } from "../../../engine"
import type {
  LadderAnnounced,
  LadderEvents,
  LadderMoveWhy,
} from "../../../types/events"
import type { AnnouncedName } from "../announced"
import { writeAnnouncements } from "../sql/announcements"
import type { Transaction } from "../sql/database"
import type { Folded } from "./fold-members"
import { newId } from "./tokens"

/** So many facts at most share a row of the outbox. */
const facts_per_row = 100

/** What an announcement says beyond whose, where and its id. */
type Said<Name extends AnnouncedName> = Omit<
  LadderEvents[`ladder.${Name}`],
  keyof LadderAnnounced
>

/** One announcement as the outbox keeps it. */
export type Fact = {
  [Name in AnnouncedName]: {
    readonly name: Name
    /** ISO 8601 in UTC. */
    readonly at: string
    readonly member_id: string
    /** Absent: the member's first customer who still takes part. */
    readonly customer_id?: string
    readonly data: Said<Name>
  }
}[AnnouncedName]

/**
 * Writes what folding has to announce, in the transaction that commits it.
 * Guests are told nothing, nor is anybody of what is dated before anything was
 * given: the history that a first publication or a later back-fill brings.
 */
export function announceFolded(
  sql: Transaction,
  folded: readonly Folded[],
  announced: ReadonlySet<AnnouncedName>
): void {
  const rows: { ladder_id: string; facts: Fact[] }[] = []
  const open = new Map<string, Fact[]>()
  for (const one of folded) {
    const { ladder_id } = one.work
    for (const fact of factsOf(one, announced)) {
      let facts = open.get(ladder_id)
      if (!facts || facts.length === facts_per_row) {
        facts = []
        open.set(ladder_id, facts)
        rows.push({ ladder_id, facts })
      }
      facts.push(fact)
    }
  }
  if (rows.length > 0) {
    sql.send(writeAnnouncements, [
      rows.map(() => newId("lann")),
      rows.map(({ ladder_id }) => ladder_id),
      rows.map(({ facts }) => JSON.stringify(facts)),
    ])
  }
}

function factsOf(
  folded: Folded,
  announced: ReadonlySet<AnnouncedName>
): readonly Fact[] {
  const { work, outcome } = folded
  if (work.grants_from === null || !outcome.standing.registered) {
    return []
  }
  const facts = movesOf(folded, work.grants_from).flatMap((move) =>
    factsOfMove(folded, move)
  )
  if (outcome.entries.length > 0) {
    facts.push(...pointsOf(folded, work.grants_from))
  }
  return facts.filter(({ name }) => announced.has(name))
}

/** A move as it is told. */
interface Told {
  readonly at: Moment
  readonly from: number
  readonly to: number
  readonly from_id: string | null
  readonly to_id: string | null
  readonly why: LadderMoveWhy
}

/**
 * The new moves, where they lead from where the member was told to stand to
 * where they stand. A replay may also take moves back, or put others before
 * them: then only the difference is told, so that nobody hears the same twice.
 */
function movesOf(folded: Folded, grants_from: Moment): readonly Told[] {
  const { work, outcome, superseded } = folded
  const { transitions, standing } = outcome
  const from_id = work.before.registered ? work.before.rung_id : null
  const leads =
    superseded.length === 0 &&
    transitions[0]?.from_id === from_id &&
    transitions[transitions.length - 1]?.to_id === standing.rung_id
  if (leads) {
    return transitions.flatMap(({ at, from, to, from_id, to_id, why }) =>
      why === "placement" || at < grants_from
        ? []
        : [{ at, from, to, from_id, to_id, why }]
    )
  }
  return from_id === standing.rung_id ? [] : differenceOf(folded, grants_from)
}

/** Nothing where all that changed is history. */
function differenceOf(
  { work: { before }, outcome, superseded }: Folded,
  grants_from: Moment
): readonly Told[] {
  const { transitions, standing } = outcome
  const at = standing.rung_since ?? grants_from
  // Of a standing that was dropped nothing says that it was a guest's.
  const wasGuest = !before.registered && before.cursor !== null
  const registers = wasGuest && at > grants_from
  const isNews = [...transitions, ...superseded].some(
    (move) => move.at >= grants_from && move.why !== "placement"
  )
  if (!registers && !isNews) {
    return []
  }
  const last = transitions[transitions.length - 1]
  const lastWhy = last?.to_id === standing.rung_id ? last.why : "placement"
  const otherwise = registers ? "entered" : "corrected"
  return [
    {
      at,
      from: before.registered ? before.rung : 0,
      to: standing.rung,
      from_id: before.registered ? before.rung_id : null,
      to_id: standing.rung_id,
      why: lastWhy === "placement" ? otherwise : lastWhy,
    },
  ]
}

function factsOfMove({ work }: Folded, move: Told): Fact[] {
  const { from_id, to_id, why } = move
  const at = new Date(move.at).toISOString()
  const { member_id, book } = work
  const from_name = rungName(book.documents, from_id)
  const to_name = rungName(book.documents, to_id)
  const direction = move.to > move.from ? "up" : "down"
  const facts: Fact[] = []
  if (from_id !== null && from_name !== null) {
    const data = {
      rung_id: from_id,
      rung_name: from_name,
      to_rung_id: to_id,
      to_rung_name: to_name,
      direction,
      why,
    } as const
    facts.push({ name: "rung_left", at, member_id, data })
  }
  if (to_id !== null && to_name !== null) {
    const data = {
      rung_id: to_id,
      rung_name: to_name,
      from_rung_id: from_id,
      from_rung_name: from_name,
      direction,
      why,
    } as const
    facts.push({ name: "rung_entered", at, member_id, data })
  }
  return facts
}

/** As the latest version calls it that has it. */
function rungName(
  documents: ReadonlyMap<number, LadderDocument>,
  id: string | null
): string | null {
  for (let number = documents.size; id !== null && number > 0; number--) {
    const rung = documents.get(number)?.rungs.find((one) => one.id === id)
    if (rung) {
      return rung.name
    }
  }
  return null
}

/** What history added is in the balance before. */
function pointsOf(
  { work, outcome }: Folded,
  grants_from: Moment
): readonly Fact[] {
  const loud = outcome.entries.filter(({ at }) => at >= grants_from)
  const sum = (of: "status" | "spendable"): number =>
    loud.reduce((sum, entry) => sum + entry[of], 0)
  const [status, spendable] = [sum("status"), sum("spendable")]
  if (status === 0 && spendable === 0) {
    return []
  }
  const { standing } = outcome
  const at = loud.reduce((at, entry) => Math.max(at, entry.at), grants_from)
  return [
    {
      name: "points_changed",
      at: new Date(at).toISOString(),
      member_id: work.member_id,
      data: {
        status_points: changeOf(standing, "status", status),
        spendable_points: changeOf(standing, "spendable", spendable),
      },
    },
  ]
}

const changeOf = (
  standing: Standing,
  of: "status" | "spendable",
  by: number
): { before: number; after: number } => ({
  before: standing[of] - by,
  after: standing[of],
})
