import { MedusaError } from "@medusajs/framework/utils"
import type { AnnouncedName } from "../announced"
import type { CouponHold, CouponHolds } from "../hold-contract"
import { iso, text } from "../mapping"
import * as statements from "../sql/coupon-holds"
import type { Database, Row } from "../sql/database"
import type { Actor } from "../types"
import { audit } from "./audit"

/** Whose coupons are on hold, until when, and who ended it before. */
export class CouponHoldBook implements CouponHolds {
  constructor(
    private readonly database: Database,
    private readonly announced: ReadonlySet<AnnouncedName>
  ) {}

  async note(
    change: { readonly customer_id: string; readonly changed_at: Date },
    minutes: number
  ): Promise<boolean> {
    const { customer_id, changed_at } = change
    return await this.database.transaction(async (sql) => {
      const noted = await sql.query(statements.noteChange, [
        customer_id,
        changed_at.toISOString(),
        minutes,
      ])
      if (noted.length > 0 && this.announced.has("coupons_held")) {
        await sql.query(statements.announceHeld, [customer_id])
      }
      return noted.length > 0
    })
  }

  async of(customer_id: string): Promise<CouponHold | null> {
    const [row] = await this.database.query(statements.holdInForce, [
      customer_id,
    ])
    return row ? holdOf(row) : null
  }

  async lift(customer_id: string, by: Actor): Promise<CouponHold> {
    return await this.database.transaction(async (sql) => {
      const [row] = await sql.query(statements.liftHold, [
        customer_id,
        by.actor_id,
      ])
      if (!row) {
        throw new MedusaError(
          MedusaError.Types.CONFLICT,
          `customer: the coupons of "${customer_id}" are not on hold`
        )
      }
      const hold = holdOf(row)
      await audit(sql, {
        ...by,
        action: "coupons.lift_hold",
        ladder_id: null,
        subject: customer_id,
        before: { on_hold_until: hold.until },
        after: { on_hold_until: null },
      })
      return hold
    })
  }
}

const holdOf = (row: Row): CouponHold => ({
  customer_id: text(row, "customer_id"),
  changed_at: iso(row, "changed_at"),
  until: iso(row, "until"),
})
