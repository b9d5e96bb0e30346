import { MedusaError } from "@medusajs/framework/utils"
import { text, whole } from "../mapping"
import type { Database, Sql } from "../sql/database"
import * as statements from "../sql/lifecycle"
import { publicationLock } from "../sql/record/insert-events"
import type { Actor, LadderRecord, LadderStatus, Retirement } from "../types"
import { audit } from "./audit"

/** Members of a retired ladder looked at in one transaction. */
const batch_size = 1000

type Retrieve = (id: string) => Promise<LadderRecord>

/** Pausing, going on, and ending a ladder so that the shop is as before. */
export class Lifecycle {
  constructor(
    private readonly database: Database,
    private readonly retrieve: Retrieve
  ) {}

  /** @throws MedusaError NOT_FOUND; CONFLICT unless the ladder is live */
  async pause(id: string, by: Actor): Promise<LadderRecord> {
    return await this.change(id, by, "ladder.pause", ["live"], (sql) =>
      sql.query(statements.pause, [id])
    )
  }

  /** @throws MedusaError NOT_FOUND; CONFLICT unless the ladder is paused */
  async resume(id: string, by: Actor): Promise<LadderRecord> {
    return await this.change(id, by, "ladder.resume", ["paused"], (sql) =>
      sql.query(statements.resume, [id])
    )
  }

  /**
   * Ends a ladder: at once nothing is counted or given any more and unused
   * coupons read as void; the shop follows by `windDown` and the outbox.
   *
   * @throws MedusaError NOT_FOUND; CONFLICT when it is a draft or retired
   */
  async retire(
    id: string,
    by: Actor,
    groups: "keep" | "empty"
  ): Promise<LadderRecord> {
    const ended = await this.change(
      id,
      by,
      "ladder.retire",
      ["live", "paused"],
      (sql) => sql.query(statements.retire, [id, groups === "empty"])
    )
    await this.database.query(statements.voidAll, [id])
    return ended
  }

  /** What retiring it now would end. */
  async retirementOf(id: string): Promise<Retirement> {
    await this.retrieve(id)
    const [row = {}] = await this.database.query(statements.retirement, [id])
    return {
      coupons_unused: whole(row, "coupons_unused"),
      grants_due: whole(row, "grants_due"),
      rung_discounts: whole(row, "rung_discounts"),
      members_in_groups: whole(row, "members_in_groups"),
    }
  }

  async leftToEnd(id: string): Promise<{ coupons: number; members: number }> {
    const [row = {}] = await this.database.query(statements.leftToEnd, [id])
    return { coupons: whole(row, "coupons"), members: whole(row, "members") }
  }

  /**
   * Takes the members of retired ladders out of time's reach and, where asked,
   * out of their groups, a batch at a time. Goes on where a crash ended it.
   * Gives how many members it looked at.
   */
  async windDown(limit = batch_size): Promise<number> {
    return await this.database.transaction(async (sql) => {
      const [ladder] = await sql.query(statements.takeRetiring)
      if (!ladder) {
        return 0
      }
      const id = text(ladder, "id")
      // Again, for a crash may have come between retiring and this.
      await sql.query(statements.voidAll, [id])
      const rows = await sql.query(statements.windDown, [
        id,
        text(ladder, "retiring_after"),
        limit,
      ])
      const last = rows.length < limit ? null : rows.at(-1)
      await sql.query(statements.woundDown, [
        id,
        last ? text(last, "member_id") : null,
      ])
      return rows.length
    })
  }

  private async change(
    id: string,
    by: Actor,
    action: string,
    from: readonly LadderStatus[],
    work: (sql: Sql) => Promise<unknown>
  ): Promise<LadderRecord> {
    await this.retrieve(id)
    await this.database.transaction(async (sql) => {
      // Before the ladder, as publishing does: records under way would still
      // move members and grant them something after it has ended.
      await sql.query("select pg_advisory_xact_lock($1)", [publicationLock])
      const [row = {}] = await sql.query(statements.lockLadder, [id])
      const status = text(row, "status")
      if (!from.some((one) => one === status)) {
        throw new MedusaError(
          MedusaError.Types.CONFLICT,
          `status: the ladder "${text(row, "handle")}" is ${status}; only one that is ${from.join(" or ")} can be changed so`
        )
      }
      await work(sql)
      const [now = {}] = await sql.query(statements.lockLadder, [id])
      await audit(sql, {
        ...by,
        action,
        ladder_id: id,
        subject: id,
        before: { status },
        after: { status: text(now, "status") },
      })
    })
    return await this.retrieve(id)
  }
}
