import { MedusaError } from "@medusajs/framework/utils"
import type { GuestDecision, GuestJoin, Guests } from "../guest-contract"
import { iso, isoOrNull, text, textOrNull, whole } from "../mapping"
import type { Database, Row, Sql, Transaction } from "../sql/database"
import * as statements from "../sql/guest-joins"
import { ensureMembers } from "../sql/outbox"
import { publicationLock } from "../sql/record/insert-events"
import type { Page, Paged } from "../types"
import { audit } from "./audit"
import type { Recorder } from "./recorder"
import { newId } from "./tokens"

/** Joins without being asked: it never undoes what staff decided. */
export const automatic = "system"

interface Link {
  readonly member_id: string
  readonly open: boolean
  readonly guest: boolean
}

/**
 * Makes a guest and a customer one member, and two again. A link is moved, and
 * both members are folded anew: entries of what left are countered by entries of
 * their own. Nothing may be recorded meanwhile: whoever locks a member has read
 * whose events are theirs.
 */
export class GuestJoins implements Guests {
  constructor(
    private readonly database: Database,
    private readonly recorder: Recorder
  ) {}

  async join(
    guest_id: string,
    customer_id: string,
    by: GuestDecision
  ): Promise<boolean> {
    return await this.alone(async (sql) => {
      const last = await lastJoin(sql, guest_id)
      if (last && by.actor_id === automatic) {
        return false
      }
      if (last?.open) {
        return refuseOther(guest_id, customer_id, last.customer_id)
      }
      await sql.query(ensureMembers, [[guest_id, customer_id]])
      const links = await linksOf(sql, [guest_id, customer_id])
      const from = links.get(guest_id)
      const to = links.get(customer_id)
      if (!from?.open || !to?.open || from.guest || to.guest) {
        return false
      }
      const id = newId("lgj")
      await sql.query(statements.insertJoin, [
        id,
        guest_id,
        from.member_id,
        customer_id,
        to.member_id,
        by.actor_id,
      ])
      await sql.query(statements.moveLink, [guest_id, to.member_id, true])
      await this.foldAnew(sql, [from.member_id, to.member_id])
      await this.note(sql, "guest.joined", { guest_id, customer_id }, by)
      return true
    })
  }

  async isJoined(guest_id: string): Promise<boolean> {
    return (await lastJoin(this.database, guest_id))?.open === true
  }

  async undecided(guest_ids: readonly string[]): Promise<string[]> {
    const rows = await this.database.query(statements.undecided, [guest_ids])
    return rows.map((row) => text(row, "id"))
  }

  async separate(
    guest_id: string,
    customer_id: string,
    by: GuestDecision
  ): Promise<boolean> {
    return await this.alone(async (sql) => {
      const last = await lastJoin(sql, guest_id)
      if (!last?.open || last.customer_id !== customer_id) {
        return false
      }
      const { id, guest_member_id, member_id } = last
      await sql.query(statements.closeJoin, [id, by.actor_id])
      await sql.query(statements.moveLink, [guest_id, guest_member_id, false])
      await this.foldAnew(sql, [guest_member_id, member_id])
      await this.note(sql, "guest.separated", { guest_id, customer_id }, by)
      return true
    })
  }

  async joinsOf(customer_id: string, page: Page): Promise<Paged<GuestJoin>> {
    const rows = await this.database.query(statements.joinsOf, [
      customer_id,
      page.limit,
      page.offset,
    ])
    const [total = {}] = await this.database.query(statements.countJoins, [
      customer_id,
    ])
    return { rows: rows.map(joinIn), count: whole(total, "count") }
  }

  private alone<T>(work: (sql: Transaction) => Promise<T>): Promise<T> {
    return this.database.transaction(async (sql) => {
      await sql.query("select pg_advisory_xact_lock($1)", [publicationLock])
      return await work(sql)
    })
  }

  private async foldAnew(
    sql: Transaction,
    members: readonly string[]
  ): Promise<void> {
    const rows = await sql.query(statements.standingsOfMembers, [members])
    await this.recorder.refold(
      sql,
      rows.map((row) => ({
        ladder_id: text(row, "ladder_id"),
        member_id: text(row, "member_id"),
      }))
    )
  }

  private async note(
    sql: Sql,
    action: string,
    ids: { guest_id: string; customer_id: string },
    { actor_id, reason }: GuestDecision
  ): Promise<void> {
    const after = { guest_id: ids.guest_id }
    await audit(sql, {
      actor_id,
      reason,
      action,
      ladder_id: null,
      subject: ids.customer_id,
      before: action === "guest.joined" ? null : after,
      after: action === "guest.joined" ? after : null,
    })
  }
}

function refuseOther(guest_id: string, wanted: string, found: string): false {
  if (wanted !== found) {
    throw new MedusaError(
      MedusaError.Types.CONFLICT,
      `Guest ${guest_id} is joined to customer ${found}: separate them first`
    )
  }
  return false
}

async function lastJoin(sql: Sql, guest_id: string) {
  const [row] = await sql.query(statements.joinOf, [guest_id])
  return row
    ? {
        id: text(row, "id"),
        customer_id: text(row, "customer_id"),
        guest_member_id: text(row, "guest_member_id"),
        member_id: text(row, "member_id"),
        open: row["open"] === true,
      }
    : undefined
}

async function linksOf(
  sql: Sql,
  ids: readonly string[]
): Promise<ReadonlyMap<string, Link>> {
  const rows = await sql.query(statements.linksFor, [ids])
  return new Map(
    rows.map((row) => [
      text(row, "customer_id"),
      {
        member_id: text(row, "member_id"),
        open: row["open"] === true,
        guest: row["guest"] === true,
      },
    ])
  )
}

const joinIn = (row: Row): GuestJoin => ({
  id: text(row, "id"),
  guest_id: text(row, "guest_id"),
  joined_at: iso(row, "joined_at"),
  joined_by: text(row, "joined_by"),
  separated_at: isoOrNull(row, "separated_at"),
  separated_by: textOrNull(row, "separated_by"),
})
