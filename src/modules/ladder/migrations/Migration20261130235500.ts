import { Migration } from "@medusajs/framework/mikro-orm/migrations"
import { adjustmentsDown, adjustmentsUp } from "../sql/adjustment-tables"

/** Keeps adjustments of points, and those that wait for a second person. */
export class Migration20261130235500 extends Migration {
  override up(): void {
    for (const statement of adjustmentsUp) {
      this.addSql(statement)
    }
  }

  override down(): void {
    for (const statement of adjustmentsDown) {
      this.addSql(statement)
    }
  }
}
