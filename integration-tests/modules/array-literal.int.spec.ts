import { Pool } from "@medusajs/framework/pg"
import { pgDatabase } from "../../src/modules/ladder/sql/pg-database"

const texts = [
  "",
  "plain",
  'a "quoted" word',
  "back\\slash and \\\\ two",
  "{braces},commas, spaces ",
  "NULL",
  "null",
  "line\nbreak\ttab",
  "ümlaut 🪜 \u{10ffff}",
  `{"json":"with \\"quotes\\""}`,
  "');drop table ladder_event;--",
]

it("lists reach Postgres as they are, whatever they hold", async () => {
  const pool = new Pool({ connectionString: process.env.DATABASE_URL, max: 1 })
  try {
    const numbers = [0, -1, 1.5, Number.MAX_SAFE_INTEGER, null]
    const rows = await pgDatabase(pool).query(
      `select $1::text[] as texts, $2::float8[] as numbers,
         $3::boolean[] as truths, $4::text[] as none`,
      [[...texts, null], numbers, [true, false, null], []]
    )
    expect(rows).toEqual([
      {
        texts: [...texts, null],
        numbers,
        truths: [true, false, null],
        none: [],
      },
    ])
  } finally {
    await pool.end()
  }
})
