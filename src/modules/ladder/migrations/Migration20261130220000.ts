import { Migration } from "@medusajs/framework/mikro-orm/migrations"
import { yearlyDaysDown, yearlyDaysUp } from "../sql/yearly-days"

/** Keeps the days of customers that come back each year. */
export class Migration20261130220000 extends Migration {
  override up(): void {
    for (const statement of yearlyDaysUp) {
      this.addSql(statement)
    }
  }

  override down(): void {
    for (const statement of yearlyDaysDown) {
      this.addSql(statement)
    }
  }
}
