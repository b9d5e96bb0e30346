import { Migration } from "@medusajs/framework/mikro-orm/migrations"
import { eventMomentsDown, eventMomentsUp } from "../sql/event-moments"

/** Finds who was active at what time. */
export class Migration20261130220001 extends Migration {
  override up(): void {
    for (const statement of eventMomentsUp) {
      this.addSql(statement)
    }
  }

  override down(): void {
    for (const statement of eventMomentsDown) {
      this.addSql(statement)
    }
  }
}
