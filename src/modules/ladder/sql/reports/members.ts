import { found_max, type MemberSort } from "../../member-contract"
import { customerOf } from "./ladder"

/**
 * What each order sorts by, as its index has it, and the type of its cursor.
 * Both parts of a cursor go the same way, so that a page begins by index.
 */
const orders: Readonly<Record<MemberSort, { by: string; type: string }>> = {
  points: { by: "s.status_points", type: "bigint" },
  since: { by: "coalesce(s.rung_since, '-infinity')", type: "timestamptz" },
  last_event: { by: "coalesce(s.last_at, '-infinity')", type: "timestamptz" },
}

const columns = (sort: MemberSort): string => `
  s.member_id, ${customerOf("s.member_id")} as customer_id, s.rung,
  s.rung_id, s.rung_since, s.last_at, s.status_points, s.spendable_points,
  s.absent, s.state, ${orders[sort].by}::text as sorted_by`

/** $3 and $4: where the page before ended; null: the first page. */
const from = (sort: MemberSort): string => `
  ($3::text is null
    or (${orders[sort].by}, s.member_id) < ($3::${orders[sort].type}, $4))`

/** $1 ladder, $2 position, $5 so many. */
export const onRung = (sort: MemberSort, first: boolean): string => `
  select ${columns(sort)} from ladder_standing s
  where s.ladder_id = $1 and s.rung = $2 and s.registered
    and ${first ? "$3::text is null and $4::text is null" : from(sort)}
  order by ${orders[sort].by} desc, s.member_id desc limit $5`

/**
 * A term that begins with a word lies between the word and its end, the longest
 * word first: it is the one looked up. Not by LIKE, which has no index where the
 * pattern is a parameter.
 */
const foundBy = (words: string, ends: string): string => `
  select distinct t.customer_id from ladder_search_term t
  where t.term >= (${words}::text[])[1] and t.term < (${ends}::text[])[1]
    and not exists (
      select 1 from unnest(${words}::text[], ${ends}::text[])
        as w(from_term, to_term)
      where not exists (
        select 1 from ladder_search_term o
        where o.customer_id = t.customer_id
          and o.term >= w.from_term and o.term < w.to_term
      )
    )
  limit ${found_max}`

/** As `onRung`, of those found by the words $6 with the ends $7; $2 may be null. */
export const found = (sort: MemberSort): string => `
  with found as materialized (${foundBy("$6", "$7")})
  select ${columns(sort)}, (select count(*) from found) as found
  from found f
  cross join lateral (
    select member_id from ladder_member_link
    where customer_id = f.customer_id limit 1
  ) k
  cross join lateral (
    select * from ladder_standing
    where ladder_id = $1 and member_id = k.member_id limit 1
  ) s
  where s.registered and ($2::int is null or s.rung = $2) and ${from(sort)}
  order by ${orders[sort].by} desc, s.member_id desc limit $5`

/** Of the words $1 with the ends $2. */
export const countFound = `
  select count(*) as found from (${foundBy("$1", "$2")}) f`

export const keepTerms = `
  with gone as (
    delete from ladder_search_term
    where customer_id = any($1::text[])
      and (term, customer_id) not in (select * from unnest($2::text[], $3::text[]))
  )
  insert into ladder_search_term (term, customer_id)
  select * from unnest($2::text[], $3::text[]) order by 2, 1
  on conflict do nothing`
