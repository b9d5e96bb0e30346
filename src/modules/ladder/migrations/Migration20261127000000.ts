import { Migration } from "@medusajs/framework/mikro-orm/migrations"
import { voidedMomentDown, voidedMomentUp } from "../sql/voided-moment"

/** Keeps when a grant became worthless, which later changes do not move. */
export class Migration20261127000000 extends Migration {
  override up(): void {
    for (const statement of voidedMomentUp) {
      this.addSql(statement)
    }
  }

  override down(): void {
    for (const statement of voidedMomentDown) {
      this.addSql(statement)
    }
  }
}
