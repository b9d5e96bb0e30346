import { MedusaError } from "@medusajs/framework/utils"
import { publicationLock } from "../sql/record/insert-events"
import type { Database, Sql, Transaction } from "../sql/database"
import { ensureMembers } from "../sql/outbox"
import { text, textOrNull, whole } from "../mapping"
import type { DecisionInput, RecordAnswer } from "../types"
import { audit } from "./audit"
import type { Recorder } from "./recorder"

export interface Decision {
  readonly ladder_id: string
  readonly customer_id: string
  readonly id: string
  readonly what: DecisionInput
  readonly reason: string
  readonly actor_id: string
}

/** What the audit says of a decision, where it is more than the decision. */
interface Note {
  readonly actor_id?: string
  readonly reason?: string | null
  readonly action?: string
  readonly more?: object
}

/** What people decide about members: dated, kept, and folded like events. */
export class Membership {
  constructor(
    private readonly database: Database,
    private readonly recorder: Recorder
  ) {}

  /**
   * Records a decision as of now. The same id again changes nothing; with
   * another content it conflicts.
   *
   * @throws MedusaError NOT_FOUND when the customer never was on the ladder
   */
  async decide(decision: Decision): Promise<RecordAnswer> {
    return await this.database.transaction((sql) =>
      this.decideIn(sql, decision)
    )
  }

  /** The same in a transaction of the caller's. `note` is what the audit says otherwise. */
  async decideIn(
    sql: Transaction,
    decision: Decision,
    note: Note = {}
  ): Promise<RecordAnswer> {
    await sql.query("select pg_advisory_xact_lock_shared($1)", [
      publicationLock,
    ])
    if (decision.what.kind === "leave") {
      // Whoever wants no part may say so before anything is known of them.
      await sql.query(ensureMembers, [[decision.customer_id]])
    }
    const member_id = await lockMember(sql, decision)
    const { kind, ...what } = decision.what
    if (!(await insertDecision(sql, decision, member_id))) {
      const same = await isSame(sql, decision, member_id)
      return { key: decision.id, answer: same ? "duplicate" : "conflict" }
    }
    const member = { ladder_id: decision.ladder_id, member_id }
    const before = await standsNow(sql, member)
    await this.recorder.refold(sql, [member])
    await audit(sql, {
      actor_id: note.actor_id ?? decision.actor_id,
      reason: note.reason ?? decision.reason,
      action: note.action ?? `member.${kind}`,
      ladder_id: decision.ladder_id,
      subject: decision.customer_id,
      before,
      after: { ...(await standsNow(sql, member)), ...what, ...note.more },
    })
    return { key: decision.id, answer: "recorded" }
  }

  /** Deleted customers: nothing more is counted for them, nothing issued. */
  async closeCustomers(ids: readonly string[]): Promise<void> {
    await this.database.query(
      `update ladder_member_link set ends_at = now(), updated_at = now()
       where customer_id = any($1::text[]) and ends_at is null`,
      [ids]
    )
  }
}

/** False where its id is taken. */
async function insertDecision(
  sql: Sql,
  { id, ladder_id, what: { kind, ...what }, reason, actor_id }: Decision,
  member_id: string
): Promise<boolean> {
  const rows = await sql.query(
    `insert into ladder_decision
       (id, ladder_id, member_id, kind, at, what, reason, actor_id)
     values ($1, $2, $3, $4, date_trunc('milliseconds', clock_timestamp()),
       $5::jsonb, $6, $7)
     on conflict (id) do nothing returning id`,
    [id, ladder_id, member_id, kind, JSON.stringify(what), reason, actor_id]
  )
  return rows.length > 0
}

/** What a decision may change, for the record of who changed it. */
async function standsNow(
  sql: Sql,
  { ladder_id, member_id }: { ladder_id: string; member_id: string }
): Promise<object> {
  const [row = {}] = await sql.query(
    `select rung_id, locked, absent, status_points, spendable_points
     from ladder_standing where ladder_id = $1 and member_id = $2`,
    [ladder_id, member_id]
  )
  return {
    rung: textOrNull(row, "rung_id"),
    locked: row["locked"] === true,
    absent: row["absent"] === true,
    status_points: whole(row, "status_points"),
    spendable_points: whole(row, "spendable_points"),
  }
}

/** Whether the decision on record under this id is the very same. */
async function isSame(
  sql: Sql,
  { id, ladder_id, what: { kind, ...what } }: Decision,
  member_id: string
): Promise<boolean> {
  const rows = await sql.query(
    `select 1 from ladder_decision where id = $1 and ladder_id = $2
       and member_id = $3 and kind = $4 and what = $5::jsonb`,
    [id, ladder_id, member_id, kind, JSON.stringify(what)]
  )
  return rows.length > 0
}

/**
 * Locks the standing, so that decisions of one member follow each other.
 *
 * @throws MedusaError NOT_FOUND when the customer never was on the ladder
 */
export async function lockMember(
  sql: Sql,
  decision: Pick<Decision, "customer_id" | "ladder_id">
): Promise<string> {
  const rows = await sql.query(
    `select s.member_id from ladder_member_link l
     join ladder_standing s on s.member_id = l.member_id and s.ladder_id = $2
     where l.customer_id = $1 and l.ends_at is null for update of s`,
    [decision.customer_id, decision.ladder_id]
  )
  const [row] = rows
  if (!row) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `Customer ${decision.customer_id} is not on ladder ${decision.ladder_id}: nothing was recorded of them yet`
    )
  }
  return text(row, "member_id")
}
