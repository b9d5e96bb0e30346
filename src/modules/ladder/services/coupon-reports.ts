import type { Amounts } from "../../../params"
import type { CouponFigure, CouponFigures } from "../coupon-contract"
import { json, text, whole } from "../mapping"
import type { Database } from "../sql/database"
import * as statements from "../sql/reports/coupons"
import { zoneOf } from "../sql/reports/ladder"
import type { GrantRecord, Page, Paged } from "../types"
import { grantOf } from "./outbox"

interface Period {
  readonly from: string
  readonly to: string
}

/** What became of coupons, and the coupons behind each figure. Only reads. */
export class CouponReports {
  constructor(private readonly database: Database) {}

  async couponFigures(
    ladder_id: string,
    from: string,
    to: string
  ): Promise<CouponFigures> {
    const params = await this.paramsOf(ladder_id, { from, to })
    const [row = {}] = await this.database.query(
      statements.couponFigures,
      params
    )
    return {
      issued: whole(row, "issued"),
      redeemed: whole(row, "redeemed"),
      voided: whole(row, "voided"),
      discounts: json<Amounts>(row, "discounts"),
      revenue: json<Amounts>(row, "revenue"),
    }
  }

  async couponsBehind(
    ladder_id: string,
    figure: CouponFigure,
    period: Period,
    { limit, offset }: Page
  ): Promise<Paged<GrantRecord>> {
    const params = await this.paramsOf(ladder_id, period)
    const rows = await this.database.query(statements.couponsBehind(figure), [
      ...params,
      limit,
      offset,
    ])
    const [total] = await this.database.query(
      statements.couponsBehindCount(figure),
      params
    )
    return { rows: rows.map(grantOf), count: total ? whole(total, "count") : 0 }
  }

  private async paramsOf(
    ladder_id: string,
    { from, to }: Period
  ): Promise<string[]> {
    const [row] = await this.database.query(zoneOf, [ladder_id])
    return [ladder_id, from, to, row ? text(row, "zone") : "UTC"]
  }
}
