import { json, text } from "../mapping"
import * as statements from "../sql/attendance"
import type { Database } from "../sql/database"
import { ensureMembers } from "../sql/outbox"
import { publicationLock } from "../sql/record/insert-events"
import type { Absentee, GroupMembership } from "../types"
import type { Recorder } from "./recorder"

/**
 * Keeps the ladders' view of who is in a group that is left out. The shop's
 * rows are the truth: what differs from them is written as decisions, dated
 * like the rows, and everybody concerned is folded anew.
 */
export class AttendanceKeeper {
  constructor(
    private readonly database: Database,
    private readonly recorder: Recorder
  ) {}

  /** Knows already, or hears again: nothing is written. Gives how many left. */
  async leaveOut(
    ladder_id: string,
    memberships: readonly GroupMembership[]
  ): Promise<number> {
    const customers = memberships.map(({ customer_id }) => customer_id)
    return await this.database.transaction(async (sql) => {
      await sql.query("select pg_advisory_xact_lock_shared($1)", [
        publicationLock,
      ])
      await sql.query(ensureMembers, [customers])
      const rows = await sql.query(statements.leaveOut, [
        ladder_id,
        memberships.map(({ id }) => `group:${id}:${ladder_id}`),
        customers,
        memberships.map(({ group_id }) => `group:${group_id}`),
        memberships.map(({ since }) => since),
      ])
      const members = rows.map((row) => text(row, "member_id"))
      await this.refold(sql, ladder_id, members)
      return members.length
    })
  }

  async letBackIn(
    ladder_id: string,
    absentees: readonly { member_id: string; group_id: string }[]
  ): Promise<number> {
    return await this.database.transaction(async (sql) => {
      await sql.query("select pg_advisory_xact_lock_shared($1)", [
        publicationLock,
      ])
      const rows = await sql.query(statements.letBackIn, [
        ladder_id,
        absentees.map(({ member_id }) => member_id),
        absentees.map(({ group_id }) => `group:${group_id}`),
      ])
      const members = rows.map((row) => text(row, "member_id"))
      await this.refold(sql, ladder_id, members)
      return members.length
    })
  }

  async absentees(
    ladder_id: string,
    after: string,
    limit: number
  ): Promise<Absentee[]> {
    const rows = await this.database.query(statements.absentees, [
      ladder_id,
      after,
      limit,
    ])
    return rows.map((row) => ({
      member_id: text(row, "member_id"),
      customer_ids: json<string[]>(row, "customer_ids"),
      group_ids: json<string[]>(row, "absent_by")
        .filter((by) => by.startsWith("group:"))
        .map((by) => by.slice("group:".length)),
    }))
  }

  private async refold(
    sql: Parameters<Recorder["refold"]>[0],
    ladder_id: string,
    members: readonly string[]
  ): Promise<void> {
    if (members.length > 0) {
      await this.recorder.refold(
        sql,
        members.map((member_id) => ({ ladder_id, member_id }))
      )
    }
  }
}
