import { schemaUp } from "./schema"
import type { Database } from "./database"

/** Creates the ladder's tables in an empty database, as the migration does. */
export async function installSchema(database: Database): Promise<void> {
  await database.transaction(async (sql) => {
    for (const statement of schemaUp()) {
      await sql.query(statement)
    }
  })
}
