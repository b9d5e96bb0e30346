import type { Pool } from "@medusajs/framework/pg"

/** Columns that name a member, a customer or an event, by table. */
const naming: Readonly<Record<string, readonly string[]>> = {
  ladder_member: ["id"],
  ladder_member_link: ["customer_id", "member_id"],
  ladder_event: ["key", "customer_id"],
  ladder_entry: ["member_id", "key", "cause", "original"],
  ladder_tally: ["member_id"],
  ladder_standing: ["member_id"],
  ladder_transition: ["id", "member_id", "key", "cause"],
}

/**
 * Copies all that is stored under other names until the tables hold `times` as
 * much. Rows, widths and indexes are as the plugin wrote them; only the writing
 * is quicker. The names of copies lie between each other.
 */
export async function multiply(pool: Pool, times: number): Promise<void> {
  for (const table of Object.keys(naming)) {
    await pool.query(`create table base_${table} as table ${table}`)
    const copy = await copyStatement(pool, table)
    for (let n = 1; n < times; n++) {
      await pool.query(copy, [n])
    }
    await pool.query(`drop table base_${table}`)
  }
  await pool.query("vacuum analyze")
}

async function copyStatement(pool: Pool, table: string): Promise<string> {
  const { rows } = await pool.query<{ name: string }>(
    `select column_name as name from information_schema.columns
     where table_name = $1 order by ordinal_position`,
    [table]
  )
  const columns = rows.map(({ name }) => name)
  const values = columns.map((name) =>
    naming[table]?.includes(name) ? renamed(name) : name
  )
  return `insert into ${table} (${columns.join(", ")})
    select ${values.join(", ")}
    from base_${table}, (select substr(md5($1::text), 1, 8) as mark) m`
}

const renamed = (column: string): string =>
  `replace(replace(replace(${column}, 'cus_', 'cus_' || mark),
    'order_', 'order_' || mark), 'ltr_', 'ltr_' || mark)`

/** Empties all that `record` writes; the ladder stays. */
export async function emptyLedger(pool: Pool): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query("set session_replication_role = replica")
    await client.query(`truncate ${Object.keys(naming).join(", ")}`)
  } finally {
    await client.query("reset session_replication_role")
    client.release()
  }
}
