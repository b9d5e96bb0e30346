import { customerOf } from "../reports/ladder"

/** Examples of each rung. */
export const examples_max = 10

/**
 * Members by the rung a draft would place them on, with some examples each, in
 * one pass over the ladder's standings. `$1` is the ladder.
 */
export const placeStandings = (placement: string): string => `
  with placed as materialized (
    select s.member_id, ${placement} as position
    from ladder_standing s where s.ladder_id = $1 and s.registered
  )
  select p.position, p.members, array(
    select ${customerOf("e.member_id")} from (
      select member_id from placed x where x.position = p.position
      limit ${examples_max}
    ) e
  ) as examples
  from (
    select position, count(*) as members from placed group by position
  ) p`

export const countMembers = `select count(*) from ladder_member`

/** About so many members, drawn at random: `$1` percent, at most `$2`. */
export const drawMembers = `
  select id from ladder_member tablesample bernoulli ($1)
  order by random() limit $2`

export const allMembers = `select id from ladder_member order by id`

/** The next members after one, for going through all of them. */
export const nextMembers = `
  select id from ladder_member where id > $1 collate "C" order by id limit $2`

export const customersOf = `
  select m.id as member_id, ${customerOf("m.id")} as customer_id
  from unnest($1::text[]) as m(id)`

export const linksOf = `
  select member_id, customer_id from ladder_member_link
  where member_id = any($1::text[]) and ends_at is null`
