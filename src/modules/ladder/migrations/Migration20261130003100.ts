import { Migration } from "@medusajs/framework/mikro-orm/migrations"
import {
  storefrontTables,
  storefrontTablesDown,
} from "../sql/storefront-tables"

/** Visitors, what they did, and how much anybody may still send. */
export class Migration20261130003100 extends Migration {
  override up(): void {
    for (const statement of storefrontTables) {
      this.addSql(statement)
    }
  }

  override down(): void {
    for (const statement of storefrontTablesDown) {
      this.addSql(statement)
    }
  }
}
