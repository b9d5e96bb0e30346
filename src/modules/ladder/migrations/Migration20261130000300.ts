import { Migration } from "@medusajs/framework/mikro-orm/migrations"
import { guestJoinsDown, guestJoinsUp } from "../sql/guest-joins"

/** Guests who register keep what they did before. */
export class Migration20261130000300 extends Migration {
  override up(): void {
    for (const statement of guestJoinsUp) {
      this.addSql(statement)
    }
  }

  override down(): void {
    for (const statement of guestJoinsDown) {
      this.addSql(statement)
    }
  }
}
