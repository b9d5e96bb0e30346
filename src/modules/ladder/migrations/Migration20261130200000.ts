import { Migration } from "@medusajs/framework/mikro-orm/migrations"
import { healingDown, healingUp } from "../sql/healing-tables"

/** Keeps how back-fills get on, and what sweeps found late. */
export class Migration20261130200000 extends Migration {
  override up(): void {
    for (const statement of healingUp) {
      this.addSql(statement)
    }
  }

  override down(): void {
    for (const statement of healingDown) {
      this.addSql(statement)
    }
  }
}
