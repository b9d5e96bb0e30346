import type { EventTypes, LadderDocument } from "../../../../engine"
import { compileRules } from "../../../../engine"
import { calendarOf } from "../../calendar"
import { json, text, whole } from "../../mapping"
import type { Database, Sql } from "../../sql/database"
import { Params } from "../../sql/preview/condition-sql"
import { placementSql } from "../../sql/preview/placement"
import * as statements from "../../sql/preview/statements"
import type {
  LadderRecord,
  MembershipsOf,
  Preview,
  PreviewRung,
} from "../../types"
import type { RuleBook } from "../rule-book"
import {
  changedGroups,
  replayMembers,
  type Placing,
  type Trial,
} from "./replay-members"

/** Members replayed where the tallies cannot tell. */
export const sample_size = 2000

/** Twice as many are drawn, so that chance does not leave too few. */
const drawn_factor = 2

const inNoGroup: MembershipsOf = () => Promise.resolve([])

/** 95 of 100 samples lie within so many standard errors. */
const z = 1.96

/** Who would stand where if a draft were published now. Only reads. */
export class Previews {
  constructor(
    private readonly database: Database,
    private readonly types: EventTypes,
    private readonly rules: RuleBook,
    private readonly retrieve: (id: string) => Promise<LadderRecord>
  ) {}

  /**
   * From the tallies of all members where the live version keeps all that the
   * draft's conditions ask for; else from members drawn at random and replayed,
   * with the error to be expected. Of few members all are replayed.
   * `membershipsOf` is asked when the draft leaves other customer groups out
   * than the live version does; without it, that makes no difference.
   *
   * @throws MedusaError NOT_FOUND for an unknown ladder
   */
  async preview(
    draft: LadderDocument,
    ladder_id: string | null,
    membershipsOf: MembershipsOf = inNoGroup
  ): Promise<Preview> {
    const trial = await this.trialOf(draft, ladder_id, membershipsOf)
    return this.isTallied(trial)
      ? await this.fromTallies(trial)
      : await this.fromSample(trial)
  }

  async trialOf(
    draft: LadderDocument,
    ladder_id: string | null,
    membershipsOf: MembershipsOf = inNoGroup
  ): Promise<Trial> {
    const found = ladder_id === null ? null : await this.retrieve(ladder_id)
    const book =
      found?.live && found.status !== "retired"
        ? await this.rules.of(this.database, found.id, found.version)
        : null
    const [clock = {}] = await this.database.query(
      "select extract(epoch from clock_timestamp())::float8 * 1000 as now"
    )
    const live = book?.documents.get(book.rules.latest?.number ?? 0)
    const groups = changedGroups(live, draft)
    const at = whole(clock, "now")
    return { draft, ladder_id, book, at, groups, membershipsOf }
  }

  /** Whether standings hold all that the draft's conditions look at. */
  private isTallied({ draft, book }: Trial): boolean {
    const live = book?.rules.latest
    if (!book || !live || live.zone !== draft.zone) {
      return false
    }
    const kept = new Set(book.rules.tallies.map(({ key }) => key))
    const alone = [{ number: 1, document: draft }]
    const { tallies } = compileRules(alone, this.types, calendarOf(draft.zone))
    return tallies.every(({ key }) => kept.has(key))
  }

  private async fromTallies({
    draft,
    book,
    ladder_id,
    groups,
    membershipsOf,
  }: Trial): Promise<Preview> {
    const { left_out, let_in } = groups
    const found = left_out.length === 0 ? [] : await membershipsOf(left_out)
    const leaving = found.map(({ customer_id }) => customer_id)
    const live = book?.documents.get(book.rules.latest?.number ?? 0)
    const params = new Params(draft)
    params.bind(ladder_id, "text")
    const placement = placementSql(
      live ?? draft,
      draft,
      { leaving, let_in },
      params
    )
    const rows = await this.database.query(
      statements.placeStandings(placement),
      params.values
    )
    const placed = new Map(
      rows.map((row) => [
        whole(row, "position"),
        {
          members: whole(row, "members"),
          examples: json<string[]>(row, "examples"),
        },
      ])
    )
    const rungs = rungsOf(draft).map(({ rung, name, position }) => ({
      rung,
      name,
      position,
      members: placed.get(position)?.members ?? 0,
      error: 0,
      examples: placed.get(position)?.examples ?? [],
    }))
    const members = rungs.reduce((sum, rung) => sum + rung.members, 0)
    return { how: "tallies", members, looked_at: members, rungs }
  }

  private async fromSample(trial: Trial): Promise<Preview> {
    const [total = {}] = await this.database.query(statements.countMembers)
    const all = whole(total, "count")
    const drawn = await this.draw(all)
    const placed = await replayMembers(this.database, this.types, trial, drawn)
    return {
      how: drawn.length === all ? "exact" : "sample",
      looked_at: drawn.length,
      ...(await estimate(this.database, trial.draft, placed, {
        drawn: drawn.length,
        all,
      })),
    }
  }

  private async draw(all: number): Promise<string[]> {
    const rows =
      all <= sample_size
        ? await this.database.query(statements.allMembers)
        : await this.database.query(statements.drawMembers, [
            Math.min(100, (100 * drawn_factor * sample_size) / all),
            sample_size,
          ])
    return rows.map((row) => text(row, "id"))
  }
}

/** The ground and the rungs of a draft. */
export function rungsOf({
  rungs,
}: LadderDocument): Pick<PreviewRung, "rung" | "name" | "position">[] {
  return [
    { rung: null, name: "", position: 0 },
    ...rungs.map(({ id, name }, index) => ({
      rung: id,
      name,
      position: index + 1,
    })),
  ]
}

/** What those looked at say of all, with the error to be expected. */
export async function estimate(
  sql: Sql,
  draft: LadderDocument,
  placed: readonly Placing[],
  { drawn, all }: { drawn: number; all: number }
): Promise<Pick<Preview, "members" | "rungs">> {
  const of = (count: number) =>
    drawn === 0 ? 0 : Math.round((all * count) / drawn)
  const shown = rungsOf(draft).map((rung) => {
    const here = placed.filter(({ position }) => position === rung.position)
    return { rung, here, examples: here.slice(0, statements.examples_max) }
  })
  const customers = await customersOf(
    sql,
    shown.flatMap(({ examples }) => examples)
  )
  return {
    members: of(placed.length),
    rungs: shown.map(({ rung, here, examples }) => ({
      ...rung,
      members: of(here.length),
      error: errorOf(here.length, drawn, all),
      examples: examples.flatMap(
        ({ member_id }) => customers.get(member_id) ?? []
      ),
    })),
  }
}

/**
 * Half the width of the 95 % interval of a share in a sample drawn without
 * putting back (normal approximation with the finite population correction),
 * in members of all, rounded up. Of a share of none or all, which that would
 * call certain, the rule of three: 3 in so many drawn.
 */
export function errorOf(count: number, drawn: number, all: number): number {
  if (drawn === 0 || drawn >= all) {
    return 0
  }
  const share = count / drawn
  const left = (all - drawn) / (all - 1)
  const deviation = Math.sqrt((share * (1 - share)) / drawn)
  const half = share === 0 || share === 1 ? 3 / drawn : z * deviation
  return Math.ceil(all * half * Math.sqrt(left))
}

async function customersOf(
  sql: Sql,
  placed: readonly Placing[]
): Promise<ReadonlyMap<string, string>> {
  const rows = await sql.query(statements.customersOf, [
    placed.map(({ member_id }) => member_id),
  ])
  return new Map(
    rows.map((row) => [text(row, "member_id"), text(row, "customer_id")])
  )
}
