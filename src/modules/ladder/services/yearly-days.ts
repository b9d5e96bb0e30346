import { text, whole, wholeOrNull } from "../mapping"
import type { Database, Row, Sql } from "../sql/database"
import type { Actor } from "../types"
import type {
  Birthday,
  FoundDay,
  MonthDay,
  YearlyDay,
  YearlyDays,
  YearlyKind,
} from "../yearly-contract"
import { audit } from "./audit"

/** Whose days these are who are no staff. */
const believed = {
  birthday: "metadata",
  registration: "shop",
  first_order: "shop",
}

const dropOthers = `
  delete from ladder_yearly_day d
  where d.customer_id = any($1::text[]) and d.set_by in ('shop', 'metadata')
    and not exists (
      select from unnest($2::text[], $3::text[]) as t(customer_id, kind)
      where t.customer_id = d.customer_id and t.kind = d.kind)`

/** Told anew it counts from now on, unless it is the same day. */
const sinceWhen = `
  case when (y.month, y.day) = (excluded.month, excluded.day)
    then y.since else clock_timestamp() end`

const keepFound = `
  insert into ladder_yearly_day as y
    (customer_id, kind, month, day, year, set_by)
  select * from unnest($1::text[], $2::text[], $3::int[], $4::int[], $5::int[],
    $6::text[])
  order by 1, 2
  on conflict (customer_id, kind) do update set month = excluded.month,
    day = excluded.day, year = excluded.year, since = ${sinceWhen},
    updated_at = now()
  where y.set_by = excluded.set_by
    and (y.month, y.day, y.year)
      is distinct from (excluded.month, excluded.day, excluded.year)`

const setOne = `
  insert into ladder_yearly_day as y
    (customer_id, kind, month, day, year, set_by)
  values ($1, 'birthday', $2, $3, $4, $5)
  on conflict (customer_id, kind) do update set month = excluded.month,
    day = excluded.day, year = excluded.year, set_by = excluded.set_by,
    since = ${sinceWhen}, updated_at = now()`

/** Birthdays and anniversaries: what they are, and whose day it is. */
export class YearlyDayBook implements YearlyDays {
  constructor(private readonly database: Database) {}

  async keep(
    customer_ids: readonly string[],
    found: readonly FoundDay[]
  ): Promise<void> {
    const customers = found.map(({ customer_id }) => customer_id)
    const kinds = found.map(({ kind }) => kind)
    await this.database.transaction(async (sql) => {
      await sql.query(dropOthers, [customer_ids, customers, kinds])
      await sql.query(keepFound, [
        customers,
        kinds,
        found.map(({ month }) => month),
        found.map(({ day }) => day),
        found.map(({ year }) => year),
        kinds.map((kind) => believed[kind]),
      ])
    })
  }

  async forget(customer_ids: readonly string[]): Promise<void> {
    await this.database.query(
      "delete from ladder_yearly_day where customer_id = any($1::text[])",
      [customer_ids]
    )
  }

  async daysOf(customer_ids: readonly string[]): Promise<YearlyDay[]> {
    const rows = await this.database.query(
      `select customer_id, kind, month, day, year,
         floor(extract(epoch from since) * 1000)::float8 as since
       from ladder_yearly_day where customer_id = any($1::text[])
       order by customer_id, kind`,
      [customer_ids]
    )
    return rows.map((row) => ({
      customer_id: text(row, "customer_id"),
      kind: text(row, "kind") as YearlyKind,
      month: whole(row, "month"),
      day: whole(row, "day"),
      year: wholeOrNull(row, "year"),
      since: whole(row, "since"),
    }))
  }

  async customersOn(
    { month, day }: MonthDay,
    after: string,
    limit: number
  ): Promise<string[]> {
    const rows = await this.database.query(
      `select distinct customer_id from ladder_yearly_day
       where month = $1 and day = $2 and customer_id > $3 collate "C"
       order by customer_id limit $4`,
      [month, day, after, limit]
    )
    return rows.map((row) => text(row, "customer_id"))
  }

  async customersTold(
    since: Date,
    until: Date,
    after: string,
    limit: number
  ): Promise<string[]> {
    const rows = await this.database.query(
      `select customer_id from ladder_yearly_day
       where kind = 'birthday' and since >= $1 and since < $2
         and customer_id > $3 collate "C"
       order by customer_id limit $4`,
      [since.toISOString(), until.toISOString(), after, limit]
    )
    return rows.map((row) => text(row, "customer_id"))
  }

  async birthdayOf(customer_id: string): Promise<Birthday | null> {
    return await birthdayOf(this.database, customer_id)
  }

  async setBirthday(
    customer_id: string,
    birthday: Omit<Birthday, "set_by"> | null,
    by: Actor
  ): Promise<Birthday | null> {
    return await this.database.transaction(async (sql) => {
      const before = await birthdayOf(sql, customer_id)
      await (birthday
        ? sql.query(setOne, [
            customer_id,
            birthday.month,
            birthday.day,
            birthday.year,
            by.actor_id,
          ])
        : sql.query(
            `delete from ladder_yearly_day
             where customer_id = $1 and kind = 'birthday'`,
            [customer_id]
          ))
      const after = await birthdayOf(sql, customer_id)
      await audit(sql, {
        ...by,
        action: birthday ? "birthday.set" : "birthday.remove",
        ladder_id: null,
        subject: customer_id,
        before: { birthday: before },
        after: { birthday: after },
      })
      return after
    })
  }
}

async function birthdayOf(
  sql: Sql,
  customer_id: string
): Promise<Birthday | null> {
  const [row] = await sql.query(
    `select month, day, year, set_by from ladder_yearly_day
     where customer_id = $1 and kind = 'birthday'`,
    [customer_id]
  )
  return row ? birthdayFrom(row) : null
}

const birthdayFrom = (row: Row): Birthday => ({
  month: whole(row, "month"),
  day: whole(row, "day"),
  year: wholeOrNull(row, "year"),
  set_by: text(row, "set_by"),
})
