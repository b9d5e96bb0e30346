import { MedusaError } from "@medusajs/framework/utils"
import { iso, isoOrNull, json, text, textOrNull, whole } from "../mapping"
import type {
  Referral,
  ReferralClaim,
  ReferralLimits,
  ReferralReason,
  Referrals,
  ReferralState,
  SamePerson,
} from "../referral-contract"
import type { Database, Row, Sql } from "../sql/database"
import * as statements from "../sql/referrals"
import type { Actor, Page, Paged } from "../types"
import { audit } from "./audit"
import { idFor, newCode } from "./tokens"

type Judgement = Pick<Referral, "state" | "reason">

/** Invitations: whose code it is, who accepted it, and whether that counts. */
export class ReferralBook implements Referrals {
  constructor(private readonly database: Database) {}

  async codeOf(customer_id: string): Promise<string> {
    const read = () =>
      this.database.query(
        "select code from ladder_invite where customer_id = $1",
        [customer_id]
      )
    const [known] = await read()
    if (known) {
      return text(known, "code")
    }
    await this.database.query(
      `insert into ladder_invite (customer_id, code) values ($1, $2)
       on conflict (customer_id) do nothing`,
      [customer_id, newCode({}, "")]
    )
    // Whoever was first: two at once get the same.
    const [made = {}] = await read()
    return text(made, "code")
  }

  async inviterOf(code: string): Promise<string | null> {
    const [row] = await this.database.query(
      "select customer_id from ladder_invite where code = $1",
      [code]
    )
    return row ? text(row, "customer_id") : null
  }

  async claim(
    claim: ReferralClaim,
    limits: ReferralLimits
  ): ReturnType<Referrals["claim"]> {
    const { inviter_id, friend_id, network } = claim
    return await this.database.transaction(async (sql) => {
      await sql.query(statements.lockClaims)
      const [known] = await sql.query(statements.byFriends, [[friend_id]])
      if (known) {
        const referral = referralOf(known)
        const same = referral.inviter_id === inviter_id
        return { referral, answer: same ? "duplicate" : "conflict" }
      }
      const { state, reason } = await judge(sql, claim, limits)
      const id = idFor("lref", inviter_id, friend_id)
      const [row = {}] = await sql.query(statements.insertClaim, [
        id,
        inviter_id,
        friend_id,
        network,
        state,
        reason,
      ])
      return { referral: referralOf(row), answer: "recorded" }
    })
  }

  async byFriends(friend_ids: readonly string[]): Promise<Referral[]> {
    const rows = await this.database.query(statements.byFriends, [friend_ids])
    return rows.map(referralOf)
  }

  async changedBetween(
    { since, until }: { readonly since: Date; readonly until: Date },
    after: string,
    limit: number
  ): Promise<string[]> {
    const rows = await this.database.query(statements.changedBetween, [
      since.toISOString(),
      until.toISOString(),
      after,
      limit,
    ])
    return rows.map((row) => text(row, "friend_id"))
  }

  async oldest(): Promise<Date | null> {
    const [row = {}] = await this.database.query(
      "select min(claimed_at) as at from ladder_referral"
    )
    return json<Date | null>(row, "at")
  }

  async block(
    found: readonly { id: string; reason: SamePerson }[]
  ): Promise<Referral[]> {
    const rows = await this.database.query(statements.block, [
      found.map(({ id }) => id),
      found.map(({ reason }) => reason),
    ])
    return rows.map(referralOf)
  }

  async list(
    state: ReferralState | undefined,
    { limit, offset }: Page
  ): Promise<Paged<Referral>> {
    const { listAll, listState, countAll, countState } = statements
    const all = state === undefined
    const rows = await this.database.query(all ? listAll : listState, [
      limit,
      offset,
      ...(all ? [] : [state]),
    ])
    const [total = {}] = await this.database.query(
      all ? countAll : countState,
      all ? [] : [state]
    )
    return { rows: rows.map(referralOf), count: whole(total, "count") }
  }

  async decide(
    id: string,
    to: "accepted" | "rejected",
    by: Actor
  ): Promise<Referral> {
    return await this.database.transaction(async (sql) => {
      const before = await lockReferral(sql, id)
      if (before.state === to) {
        throw new MedusaError(
          MedusaError.Types.CONFLICT,
          `id: the referral "${id}" is ${to} already`
        )
      }
      const [row = {}] = await sql.query(statements.decide, [
        id,
        to,
        by.actor_id,
      ])
      await audit(sql, {
        ...by,
        action: to === "accepted" ? "referral.allow" : "referral.reject",
        ladder_id: null,
        subject: id,
        before: { state: before.state, reason: before.reason },
        after: { state: to, reason: before.reason },
      })
      return referralOf(row)
    })
  }
}

async function judge(
  sql: Sql,
  { inviter_id, friend_id, network, same_person }: ReferralClaim,
  { per_year, per_address_and_day }: ReferralLimits
): Promise<Judgement> {
  if (same_person !== null) {
    return { state: "blocked", reason: same_person }
  }
  const [above] = await sql.query(statements.isRing, [inviter_id, friend_id])
  if (above?.["ring"] !== false) {
    return { state: "flagged", reason: "ring" }
  }
  const [counts = {}] = await sql.query(statements.countAccepted, [
    inviter_id,
    network,
  ])
  if (whole(counts, "at_address") >= per_address_and_day) {
    return { state: "flagged", reason: "many_at_address" }
  }
  return whole(counts, "in_year") >= per_year
    ? { state: "flagged", reason: "many_in_year" }
    : { state: "accepted", reason: null }
}

/** @throws MedusaError NOT_FOUND */
async function lockReferral(sql: Sql, id: string): Promise<Referral> {
  const [row] = await sql.query(
    "select * from ladder_referral where id = $1 for update",
    [id]
  )
  if (!row) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `id: no referral has the id "${id}"`
    )
  }
  return referralOf(row)
}

const referralOf = (row: Row): Referral => ({
  id: text(row, "id"),
  inviter_id: text(row, "inviter_id"),
  friend_id: text(row, "friend_id"),
  state: text(row, "state") as ReferralState,
  reason: textOrNull(row, "reason") as ReferralReason | null,
  claimed_at: iso(row, "claimed_at"),
  decided_by: textOrNull(row, "decided_by"),
  decided_at: isoOrNull(row, "decided_at"),
})
