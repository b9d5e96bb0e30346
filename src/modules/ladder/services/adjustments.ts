import { MedusaError } from "@medusajs/framework/utils"
import type {
  Adjustment,
  AdjustmentAnswer,
  AdjustmentFilter,
  AdjustmentRequest,
  AdjustmentRules,
  Adjustments,
  AdjustmentWhy,
  Person,
} from "../adjustment-contract"
import { whole } from "../mapping"
import * as statements from "../sql/adjustments"
import type { Database, Sql, Transaction } from "../sql/database"
import { publicationLock } from "../sql/record/insert-events"
import type { Page, Paged } from "../types"
import { whyNotAlone } from "./adjustment-limit"
import {
  adjustmentOf,
  columnsOf,
  decisionOf,
  pointsOf,
} from "./adjustment-rows"
import { audit } from "./audit"
import { lockMember, type Membership } from "./membership"

/** Points by hand, and who must agree to them. */
export class AdjustmentBook implements Adjustments {
  constructor(
    private readonly database: Database,
    private readonly membership: Pick<Membership, "decideIn">
  ) {}

  async adjust(
    request: AdjustmentRequest,
    by: Person,
    rules: AdjustmentRules
  ): Promise<AdjustmentAnswer> {
    return await this.exclusively(rules, async (sql) => {
      const known = await adjustmentIn(sql, statements.adjustmentById, request)
      if (known) {
        return answerOf(known, request)
      }
      const because = await whyNotAlone(sql, request, by, rules)
      if (because !== null && rules.approve_above !== undefined) {
        return await askForSecond(sql, request, by, {
          because,
          days: rules.expire_after_days,
        })
      }
      return await this.makeAlone(sql, request, by, because)
    })
  }

  async retrieve(id: string): Promise<Adjustment> {
    return await required(this.database, statements.adjustmentById, id)
  }

  async list(
    filter: AdjustmentFilter,
    { limit, offset }: Page
  ): Promise<Paged<Adjustment>> {
    const { list, count, params } = statements.listAdjustments(filter)
    const rows = await this.database.query(list, [...params, limit, offset])
    const [total = {}] = await this.database.query(count, params)
    return { rows: rows.map(adjustmentOf), count: whole(total, "count") }
  }

  async decide(
    id: string,
    to: "approved" | "refused" | "withdrawn",
    by: Person
  ): Promise<Adjustment> {
    return await this.database.transaction(async (sql) => {
      // As recording locks: first this, then rows.
      await sql.query("select pg_advisory_xact_lock_shared($1)", [
        publicationLock,
      ])
      const found = await required(sql, statements.lockAdjustment, id)
      refuseUnlessPending(found)
      refuseUnlessTheirs(found, to, by)
      const [row = {}] = await sql.query(statements.decideAdjustment, [
        id,
        to,
        by.actor_id,
        by.reason,
      ])
      if (to === "approved") {
        await this.approve(sql, found, by)
      } else {
        const action =
          to === "refused" ? "adjustment.refuse" : "adjustment.withdraw"
        await note(sql, action, found, by, {
          before: { ...pointsOf(found), state: "pending" },
          after: { state: to, requested_by: found.requested_by },
        })
      }
      return adjustmentOf(row)
    })
  }

  /** With a limit one at a time: each looks at what others made that day. */
  private exclusively<T>(
    { approve_above }: AdjustmentRules,
    work: (sql: Transaction) => Promise<T>
  ): Promise<T> {
    return this.database.transaction(async (sql) => {
      await sql.query("select pg_advisory_xact_lock_shared($1)", [
        publicationLock,
      ])
      if (approve_above !== undefined) {
        await sql.query(statements.lockAdjustments)
      }
      return await work(sql)
    })
  }

  private async makeAlone(
    sql: Transaction,
    request: AdjustmentRequest,
    by: Person,
    because: AdjustmentWhy | null
  ): Promise<AdjustmentAnswer> {
    const { answer } = await this.membership.decideIn(
      sql,
      decisionOf(request, by),
      because === null ? {} : { more: { because } }
    )
    if (answer === "recorded") {
      const made = columnsOf(request, by, because)
      await sql.query(statements.insertMade, made)
    }
    return answer === "recorded" || answer === "duplicate" ? answer : "conflict"
  }

  /** Recorded as what was asked for by whom; noted as who agreed. */
  private async approve(
    sql: Transaction,
    found: Adjustment,
    by: Person
  ): Promise<void> {
    const { requested_by, reason } = found
    const { answer } = await this.membership.decideIn(
      sql,
      decisionOf(found, { actor_id: requested_by, reason }),
      {
        actor_id: by.actor_id,
        reason: by.reason,
        action: "adjustment.approve",
        more: { requested_by, requested_for: reason },
      }
    )
    if (answer !== "recorded") {
      throw new MedusaError(
        MedusaError.Types.CONFLICT,
        `id: "${found.id}" is taken by another decision; ask for the points again`
      )
    }
  }
}

/** Keeps what is wished for; nothing of it counts. */
async function askForSecond(
  sql: Sql,
  request: AdjustmentRequest,
  by: Person,
  { because, days }: { because: AdjustmentWhy; days: number }
): Promise<AdjustmentAnswer> {
  // Before the member is locked: whoever decides locks in this order.
  await sql.query(statements.endExpired)
  await lockMember(sql, request)
  const taken = await sql.query(statements.decisionById, [request.id])
  if (taken.length > 0) {
    return "conflict"
  }
  await sql.query(statements.insertPending, [
    ...columnsOf(request, by, because),
    days,
  ])
  await note(sql, "adjustment.request", request, by, {
    before: null,
    after: { ...pointsOf(request), because },
  })
  return "pending"
}

/** What is on record under the id, held against what is asked for. */
function answerOf(
  known: Adjustment,
  request: AdjustmentRequest
): AdjustmentAnswer {
  const same = (
    ["ladder_id", "customer_id", "status_points", "spendable_points"] as const
  ).every((name) => known[name] === request[name])
  if (!same) {
    return "conflict"
  }
  switch (known.state) {
    case "made":
    case "approved":
      return "duplicate"
    case "pending":
      return "pending"
    case "refused":
    case "withdrawn":
    case "expired":
      return "conflict"
  }
}

function refuseUnlessPending({ id, state }: Adjustment): void {
  if (state !== "pending") {
    throw new MedusaError(
      MedusaError.Types.CONFLICT,
      `id: the adjustment "${id}" is ${state}; only one that is pending can be decided about`
    )
  }
}

function refuseUnlessTheirs(
  found: Adjustment,
  to: "approved" | "refused" | "withdrawn",
  by: Person
): void {
  const why = whyNotTheirs(found.person_id === by.person_id, to, by)
  if (why !== null) {
    throw new MedusaError(
      MedusaError.Types.FORBIDDEN,
      `id: the adjustment "${found.id}" ${why}`
    )
  }
}

/** Two people for what takes two; one alone for one's own wish. */
function whyNotTheirs(
  own: boolean,
  to: "approved" | "refused" | "withdrawn",
  { own_record }: Person
): string | null {
  if (to === "withdrawn") {
    return own ? null : "was asked for by somebody else; it can be refused"
  }
  if (own) {
    return "was asked for by you; another member of staff is wanted"
  }
  return to === "approved" && own_record
    ? "is for the customer with your own e-mail address; another member of staff is wanted"
    : null
}

async function note(
  sql: Sql,
  action: string,
  { id, ladder_id, customer_id }: AdjustmentRequest,
  { actor_id, reason }: Person,
  change: { readonly before: object | null; readonly after: object }
): Promise<void> {
  await audit(sql, {
    actor_id,
    reason,
    action,
    ladder_id,
    subject: customer_id,
    before: change.before,
    after: { ...change.after, adjustment: id },
  })
}

async function adjustmentIn(
  sql: Sql,
  statement: string,
  { id }: { readonly id: string }
): Promise<Adjustment | undefined> {
  const [row] = await sql.query(statement, [id])
  return row && adjustmentOf(row)
}

/** @throws MedusaError NOT_FOUND */
async function required(
  sql: Sql,
  statement: string,
  id: string
): Promise<Adjustment> {
  const found = await adjustmentIn(sql, statement, { id })
  if (!found) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `id: no adjustment has the id "${id}"`
    )
  }
  return found
}
