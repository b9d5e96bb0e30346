import { passiveTypes } from "../../../conversions"
import type { Activity, After, LastActive, Span } from "../activity-contract"
import { text, whole, wholeOrNull } from "../mapping"
import type { Database, Row, Statement } from "../sql/database"

/** Of a customer `t`: that one and all others that are the same member. */
const sameMember = `
  select t.customer_id
  union
  select other.customer_id from ladder_member_link own
  join ladder_member_link other
    on other.member_id = own.member_id and other.ends_at is null
  where own.customer_id = t.customer_id and own.ends_at is null`

const ms = (moment: string) =>
  `floor(extract(epoch from ${moment}) * 1000)::float8`

/** What somebody did: not what takes something back, nor what befell them. */
const active = `e.customer_id = c.customer_id and e.reverses is null
      and e.type <> all($1::text[])`

const last: Statement = {
  name: "ladder-last-active",
  text: `
  select t.customer_id, ${ms("max(e.occurred_at)")} as at
  from unnest($2::text[]) as t(customer_id)
  cross join lateral (${sameMember}) c
  cross join lateral (
    select occurred_at from ladder_event e
    where ${active} order by occurred_at desc limit 1
  ) e
  group by 1`,
}

const first: Statement = {
  name: "ladder-first-active-after",
  text: `
  select t.customer_id, t.after, ${ms("min(e.occurred_at)")} as at
  from unnest($2::text[], $3::float8[]) as t(customer_id, after)
  cross join lateral (${sameMember}) c
  cross join lateral (
    select occurred_at from ladder_event e
    where ${active} and occurred_at >= to_timestamp((t.after + 1) / 1000)
    order by occurred_at limit 1
  ) e
  group by 1, 2`,
}

/** Who did something and when, read from what is on record of everybody. */
export class ActivityReports implements Activity {
  constructor(private readonly database: Database) {}

  async lastOf(customer_ids: readonly string[]): Promise<LastActive[]> {
    const rows = await this.database.query(last, [passiveTypes, customer_ids])
    return rows.map(lastActiveOf)
  }

  async firstAfter(
    asked: readonly After[]
  ): Promise<(After & { readonly at: number })[]> {
    const rows = await this.database.query(first, [
      passiveTypes,
      asked.map(({ customer_id }) => customer_id),
      asked.map(({ after }) => after),
    ])
    return rows.map((row) => ({
      ...lastActiveOf(row),
      after: whole(row, "after"),
    }))
  }

  async customersIn(
    recorded: Span,
    happened: readonly Span[],
    after: string,
    limit: number
  ): Promise<string[]> {
    const rows = await this.database.query(
      `with seen as (
         select customer_id from ladder_event
         where ${within("created_at", 3)}
         ${happened
           .map(
             (_span, i) => `union all
         select customer_id from ladder_event
         where ${within("occurred_at", 5 + 2 * i)}`
           )
           .join("\n")}
       )
       select customer_id from seen where customer_id > $1 collate "C"
       union
       select j.customer_id collate "C" from ladder_guest_join j
       where j.separated_at is null and j.customer_id > $1 collate "C"
         and j.guest_id collate "C" in (select customer_id from seen)
       order by customer_id limit $2`,
      [
        after,
        limit,
        ...[recorded, ...happened].flatMap(({ since, until }) => [
          new Date(since).toISOString(),
          new Date(until).toISOString(),
        ]),
      ]
    )
    return rows.map((row) => text(row, "customer_id"))
  }

  async oldest(): Promise<number | null> {
    const [row = {}] = await this.database.query(
      `select ${ms("min(occurred_at)")} as at from ladder_event`
    )
    return wholeOrNull(row, "at")
  }
}

const within = (column: string, parameter: number) =>
  `${column} >= $${parameter}::timestamptz
    and ${column} < $${parameter + 1}::timestamptz`

const lastActiveOf = (row: Row): LastActive => ({
  customer_id: text(row, "customer_id"),
  at: whole(row, "at"),
})
