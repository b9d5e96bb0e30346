import { Migration } from "@medusajs/framework/mikro-orm/migrations"
import { couponHoldsDown, couponHoldsUp } from "../sql/coupon-holds"

/** Keeps whose coupons are on hold. */
export class Migration20261130235600 extends Migration {
  override up(): void {
    for (const statement of couponHoldsUp) {
      this.addSql(statement)
    }
  }

  override down(): void {
    for (const statement of couponHoldsDown) {
      this.addSql(statement)
    }
  }
}
