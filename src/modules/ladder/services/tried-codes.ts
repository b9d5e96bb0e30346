import { whole } from "../mapping"
import type { Database } from "../sql/database"

/** Failed tries allowed within the span. */
export const triesMax = 10

const span = "interval '10 minutes'"

const recent = `array(
  select at from unnest(t.failed_at) as at
  where at > clock_timestamp() - ${span} order by at
)`

/** Until the oldest of the tries that count no longer does. */
const seconds = `ceil(extract(epoch from
  (${recent})[1] + ${span} - clock_timestamp()))::int`

/**
 * Coupon codes tried in vain, one row for whoever tries: the latest moments, at
 * most as many as are allowed. The row's lock makes the limit exact, however
 * many processes answer at once.
 */
export class TriedCodes {
  constructor(private readonly database: Database) {}

  async wait(who: string): Promise<number> {
    const [row] = await this.database.query(
      `select ${seconds} as seconds from ladder_code_try t
       where who = $1 and cardinality(${recent}) >= ${triesMax}`,
      [who]
    )
    return row ? Math.max(1, whole(row, "seconds")) : 0
  }

  async fail(who: string, tries: number): Promise<number> {
    return await this.database.transaction(async (sql) => {
      const [row] = await sql.query(
        `insert into ladder_code_try as t (who) values ($1)
         on conflict (who) do update set updated_at = now()
         returning cardinality(${recent}) as counted,
           coalesce(${seconds}, 0) as seconds`,
        [who]
      )
      if (row && whole(row, "counted") + tries > triesMax) {
        // More at once than are ever allowed: nothing counts yet to wait for.
        return Math.max(1, whole(row, "seconds"))
      }
      await sql.query(
        `update ladder_code_try t set failed_at = ${recent}
           || array_fill(clock_timestamp(), array[$2::int])
         where who = $1`,
        [who, tries]
      )
      return 0
    })
  }

  async forget(): Promise<void> {
    await this.database.query(
      `delete from ladder_code_try where updated_at < now() - ${span}`
    )
  }
}
