import { Migration } from "@medusajs/framework/mikro-orm/migrations"
import { grantFailuresDown, grantFailuresUp } from "../sql/grant-failures"

/** Keeps why a try failed beside why a grant is as it is. */
export class Migration20261127000001 extends Migration {
  override up(): void {
    for (const statement of grantFailuresUp) {
      this.addSql(statement)
    }
  }

  override down(): void {
    for (const statement of grantFailuresDown) {
      this.addSql(statement)
    }
  }
}
