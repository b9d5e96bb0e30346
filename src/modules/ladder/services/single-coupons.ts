import { isDeepStrictEqual } from "node:util"
import { MedusaError } from "@medusajs/framework/utils"
import { json, text, whole } from "../mapping"
import type { Database, Sql } from "../sql/database"
import { countAbsent } from "../sql/attendance"
import * as statements from "../sql/single-coupons"
import type { Actor, GrantRecord } from "../types"
import { audit } from "./audit"
import { grantOf, offeredId, type GrantOutbox } from "./outbox"
import { idFor, newCode } from "./tokens"

interface Gift {
  readonly ladder_id: string
  readonly customer_id: string
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly settings: Readonly<Record<string, unknown>>
}

/** States of a grant that may still be, or become, worth something. */
const open: ReadonlySet<string> = new Set([
  "due",
  "issuing",
  "issued",
  "failed",
])

/** Single grants: given and voided by staff, given again by cancelled orders. */
export class SingleCoupons {
  constructor(
    private readonly database: Database,
    private readonly outbox: GrantOutbox,
    private readonly coupon_prefix: string
  ) {}

  async give(
    gift: Gift,
    by: Actor
  ): Promise<{ grant: GrantRecord; answer: "recorded" | "duplicate" }> {
    const offer_key = `hand:${gift.id}`
    const { ladder_id, customer_id } = gift
    return await this.database.transaction(async (sql) => {
      await refuseAbsent(sql, gift)
      const offer = { ...gift, offer_key, customer_ids: [customer_id] }
      const { created } = await this.outbox.offerIn(sql, offer)
      const id = offeredId(ladder_id, offer_key, customer_id)
      const grant = await lockGrant(sql, id)
      if (created === 0) {
        refuseOther(grant, gift)
        return { grant, answer: "duplicate" }
      }
      await audit(sql, {
        ...by,
        action: "coupon.give",
        ladder_id,
        subject: customer_id,
        before: null,
        after: { grant: id, name: gift.name, settings: gift.settings },
      })
      return { grant, answer: "recorded" }
    })
  }

  async void(id: string, by: Actor): Promise<GrantRecord> {
    return await this.database.transaction(async (sql) => {
      const grant = await lockGrant(sql, id)
      if (!open.has(grant.state)) {
        throw new MedusaError(
          MedusaError.Types.CONFLICT,
          `grant: "${id}" is ${grant.state}; only one that is ${[...open].join(", ")} can be voided`
        )
      }
      const [row] = await sql.query(statements.voidOne, [id, by.actor_id])
      await audit(sql, {
        ...by,
        action: "coupon.void",
        ladder_id: grant.ladder_id,
        subject: id,
        before: { state: grant.state },
        after: { state: "revoked" },
      })
      return row ? grantOf(row) : grant
    })
  }

  async renewCanceled(order_ids: readonly string[]): Promise<number> {
    return await this.database.transaction(async (sql) => {
      await sql.query(statements.lockStandingsOfOrders, [order_ids])
      const rows = await sql.query(statements.takeCanceled, [order_ids])
      const ids = rows.map((row) => text(row, "id"))
      if (ids.length === 0) {
        return 0
      }
      const made = await sql.query(statements.renew, [
        ids,
        ids.map((id) => idFor("lgr", "again", id)),
        rows.map((row) =>
          newCode(json<object>(row, "settings"), this.coupon_prefix)
        ),
      ])
      return made.length
    })
  }
}

/** @throws MedusaError CONFLICT when the customer takes no part */
async function refuseAbsent(
  sql: Sql,
  { ladder_id, customer_id }: Gift
): Promise<void> {
  const [row = {}] = await sql.query(countAbsent, [ladder_id, [customer_id]])
  if (whole(row, "count") > 0) {
    throw new MedusaError(
      MedusaError.Types.CONFLICT,
      `customer: "${customer_id}" takes no part in the ladder ${ladder_id}; only who takes part can be given coupons`
    )
  }
}

/** @throws MedusaError CONFLICT */
function refuseOther(grant: GrantRecord, gift: Gift): void {
  const is = (one: Pick<Gift, "name" | "kind" | "settings">) => [
    one.name,
    one.kind,
    one.settings,
  ]
  if (!isDeepStrictEqual(is(grant), is(gift))) {
    throw new MedusaError(
      MedusaError.Types.CONFLICT,
      `id: "${gift.id}" is taken by another coupon; another id is wanted`
    )
  }
}

/** @throws MedusaError NOT_FOUND */
async function lockGrant(sql: Sql, id: string): Promise<GrantRecord> {
  const [row] = await sql.query(
    "select * from ladder_grant where id = $1 for update",
    [id]
  )
  if (!row) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `grant: there is none with the id "${id}"`
    )
  }
  return grantOf(row)
}
