import { Migration } from "@medusajs/framework/mikro-orm/migrations"
import { referralsDown, referralsUp } from "../sql/referral-tables"

/** Keeps invitations, who accepted them, and bounds what links may count. */
export class Migration20261130210000 extends Migration {
  override up(): void {
    for (const statement of referralsUp) {
      this.addSql(statement)
    }
  }

  override down(): void {
    for (const statement of referralsDown) {
      this.addSql(statement)
    }
  }
}
