import { MedusaError } from "@medusajs/framework/utils"
import type { EventTypes, LadderDocument } from "../../../../engine"
import { json, text, textOrNull, whole } from "../../mapping"
import type { Database, Row, Sql } from "../../sql/database"
import * as statements from "../../sql/preview/runs"
import {
  customersOf,
  examples_max,
  nextMembers,
} from "../../sql/preview/statements"
import type { MembershipsOf, PreviewRun } from "../../types"
import { newId } from "../tokens"
import { rungsOf, type Previews } from "./preview"
import { replayMembers, type Trial } from "./replay-members"

/** Members replayed in one transaction. */
const batch_size = 500

type Counts = Record<string, number>
type Examples = Record<string, string[]>

/**
 * Drafts tried on every member in the background, a batch in each transaction:
 * any process goes on where another stopped, and nobody waits for it.
 */
export class PreviewRuns {
  constructor(
    private readonly database: Database,
    private readonly types: EventTypes,
    private readonly previews: Previews
  ) {}

  /** Begins one; what the same person had begun before is canceled. */
  async start(
    draft: LadderDocument,
    ladder_id: string | null,
    actor_id: string
  ): Promise<PreviewRun> {
    const trial = await this.previews.trialOf(draft, ladder_id)
    const id = newId("lprev")
    await this.database.query(statements.startRun, [
      id,
      actor_id,
      ladder_id,
      trial.book?.rules.latest?.number ?? 0,
      JSON.stringify(draft),
      trial.at,
    ])
    return await this.read(id)
  }

  /** @throws MedusaError NOT_FOUND, also a day after it began */
  async read(id: string): Promise<PreviewRun> {
    const [row] = await this.database.query(statements.readRun, [id])
    if (!row) {
      throw new MedusaError(
        MedusaError.Types.NOT_FOUND,
        `There is no preview run with the id ${id}; runs are kept for a day`
      )
    }
    return await runOf(this.database, row)
  }

  async cancel(id: string): Promise<PreviewRun> {
    await this.database.query(statements.cancelRun, [id])
    return await this.read(id)
  }

  /**
   * Replays the next batch of one run; for `membershipsOf` see `preview`. False
   * when there is nothing to do.
   */
  async goOn(membershipsOf?: MembershipsOf): Promise<boolean> {
    let taken: string | null = null
    try {
      return await this.database.transaction(async (sql) => {
        const [row] = await sql.query(statements.takeRun)
        if (!row) {
          return false
        }
        taken = text(row, "id")
        await this.batch(sql, row, membershipsOf)
        return true
      })
    } catch (error) {
      if (taken === null) {
        throw error
      }
      await this.database.query(statements.failRun, [taken, String(error)])
      return true
    }
  }

  private async batch(
    sql: Sql,
    row: Row,
    membershipsOf: MembershipsOf | undefined
  ): Promise<void> {
    const trial = await this.trialOf(row, membershipsOf)
    const found = await sql.query(nextMembers, [
      textOrNull(row, "after") ?? "",
      batch_size,
    ])
    const ids = found.map((one) => text(one, "id"))
    const counts = { ...json<Counts>(row, "counts") }
    const examples = { ...json<Examples>(row, "examples") }
    for (const one of await replayMembers(sql, this.types, trial, ids)) {
      counts[one.position] = (counts[one.position] ?? 0) + 1
      const shown = examples[one.position] ?? []
      if (shown.length < examples_max) {
        examples[one.position] = [...shown, one.member_id]
      }
    }
    await sql.query(statements.advanceRun, [
      text(row, "id"),
      ids.length < batch_size ? null : ids.at(-1),
      ids.length,
      JSON.stringify(counts),
      JSON.stringify(examples),
    ])
  }

  /** @throws Error when another version was published since it began */
  private async trialOf(
    row: Row,
    membershipsOf: MembershipsOf | undefined
  ): Promise<Trial> {
    const draft = json<LadderDocument>(row, "document")
    const trial = await this.previews.trialOf(
      draft,
      textOrNull(row, "ladder_id"),
      membershipsOf
    )
    if ((trial.book?.rules.latest?.number ?? 0) !== whole(row, "version")) {
      throw new Error("Another version was published meanwhile: ask again")
    }
    return { ...trial, at: whole(row, "at_ms") }
  }
}

async function runOf(sql: Sql, row: Row): Promise<PreviewRun> {
  const counts = json<Counts>(row, "counts")
  const examples = json<Examples>(row, "examples")
  const customers = new Map(
    (await sql.query(customersOf, [Object.values(examples).flat()])).map(
      (one) => [text(one, "member_id"), text(one, "customer_id")]
    )
  )
  const rungs = rungsOf(json<LadderDocument>(row, "document")).map((rung) => ({
    ...rung,
    members: counts[rung.position] ?? 0,
    error: 0,
    examples: (examples[rung.position] ?? []).flatMap(
      (member) => customers.get(member) ?? []
    ),
  }))
  return {
    id: text(row, "id"),
    state: text(row, "state") as PreviewRun["state"],
    reason: textOrNull(row, "reason"),
    total: whole(row, "total"),
    preview: {
      how: "exact",
      members: rungs.reduce((sum, rung) => sum + rung.members, 0),
      looked_at: whole(row, "looked_at"),
      rungs,
    },
  }
}
