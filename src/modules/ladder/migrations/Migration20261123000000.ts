import { Migration } from "@medusajs/framework/mikro-orm/migrations"
import { schemaDown, schemaUp } from "../sql/schema"

/** Creates the ladder's tables and the triggers that keep history as it was. */
export class Migration20261123000000 extends Migration {
  override up(): void {
    for (const statement of schemaUp()) {
      this.addSql(statement)
    }
  }

  override down(): void {
    for (const statement of schemaDown()) {
      this.addSql(statement)
    }
  }
}
