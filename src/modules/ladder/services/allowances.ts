import type { Allowances as Contract, Wanted } from "../storefront-contract"
import type { Database, Sql, Statement } from "../sql/database"
import { whole } from "../mapping"

const wantedRows = `unnest($1::text[], $2::float8[], $3::float8[], $4::float8[])
  as t(who, cost, allowed, seconds)`
const span = "make_interval(secs => t.seconds)"
const refill = "make_interval(secs => t.cost * t.seconds / t.allowed)"

/**
 * Each allowance is one moment: when all of it is there again. Taking moves it
 * on, and is possible while it stays within the span. Who gets no row back took
 * nothing. In the order of their names, so that no two wait for each other.
 */
const take: Statement = {
  name: "ladder-take-allowance",
  text: `
  insert into ladder_allowance as a (who, full_at, span)
  select t.who, now() + ${refill}, ${span} from ${wantedRows}
  where t.cost <= t.allowed
  order by t.who collate "C"
  on conflict (who) do update set
    full_at = greatest(a.full_at, now()) + (excluded.full_at - now()),
    span = excluded.span, updated_at = now()
  where greatest(a.full_at, now()) + (excluded.full_at - now())
    <= now() + excluded.span
  returning a.who`,
}

const wait: Statement = {
  name: "ladder-wait-for-allowance",
  text: `
  select coalesce(max(ceil(extract(epoch from
    greatest(a.full_at, now()) + ${refill} - ${span} - now()))), 0) as seconds
  from ${wantedRows} left join ladder_allowance a on a.who = t.who`,
}

/** Undoes what was taken of one allowance where another had too little. */
class TooLittle extends Error {}

/** Exact under any number of processes, by the rows' locks. */
export class AllowanceBook implements Contract {
  constructor(private readonly database: Database) {}

  async take(wanted: readonly Wanted[]): Promise<number> {
    const params = [
      wanted.map(({ who }) => who),
      wanted.map(({ cost }) => cost),
      wanted.map(({ allowed }) => allowed),
      wanted.map(({ seconds }) => seconds),
    ]
    try {
      await this.database.transaction(async (sql) => {
        // A crash may forget the last of these: no reason to wait for the disk.
        sql.send("set local synchronous_commit = off")
        const taken = await sql.query(take, params)
        if (taken.length < wanted.length) {
          throw new TooLittle()
        }
      })
      return 0
    } catch (error) {
      if (!(error instanceof TooLittle)) {
        throw error
      }
      return await secondsToWait(this.database, params)
    }
  }

  async forget(): Promise<void> {
    await this.database.query(
      "delete from ladder_allowance where full_at < now()"
    )
  }
}

async function secondsToWait(
  sql: Sql,
  params: readonly unknown[]
): Promise<number> {
  const [row] = await sql.query(wait, params)
  return Math.max(1, row ? whole(row, "seconds") : 1)
}
