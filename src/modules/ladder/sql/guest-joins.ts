import { stamps } from "./stamps"

/** Which guests were joined to whom, by whom, and which were separated again. */
export const guestJoinsUp: readonly string[] = [
  `alter table ladder_member_link
    add column guest boolean not null default false`,
  `create table ladder_guest_join (
    id text primary key,
    guest_id text not null,
    guest_member_id text collate "C" not null,
    customer_id text not null,
    member_id text collate "C" not null,
    joined_at timestamptz not null default clock_timestamp(),
    joined_by text not null,
    separated_at timestamptz null,
    separated_by text null,
    ${stamps}
  )`,
  `create unique index ladder_guest_join_open on ladder_guest_join (guest_id)
    where separated_at is null`,
  `create index ladder_guest_join_guest on ladder_guest_join (guest_id)`,
  `create index ladder_guest_join_customer
    on ladder_guest_join (customer_id, joined_at, id)`,
]

export const guestJoinsDown: readonly string[] = [
  `drop table if exists ladder_guest_join`,
  `alter table if exists ladder_member_link drop column if exists guest`,
]

export const joinOf = `
  select id, customer_id, guest_member_id, member_id,
    separated_at is null as open
  from ladder_guest_join where guest_id = $1
  order by joined_at desc, id desc limit 1`

export const undecided = `
  select t.id from unnest($1::text[]) as t(id)
  where not exists (
    select 1 from ladder_guest_join j where j.guest_id = t.id
  )`

export const linksFor = `
  select customer_id, member_id, ends_at is null as open, guest
  from ladder_member_link where customer_id = any($1::text[])`

export const insertJoin = `
  insert into ladder_guest_join
    (id, guest_id, guest_member_id, customer_id, member_id, joined_by)
  values ($1, $2, $3, $4, $5, $6)`

export const closeJoin = `
  update ladder_guest_join set separated_at = clock_timestamp(),
    separated_by = $2, updated_at = now()
  where id = $1 and separated_at is null`

export const moveLink = `
  update ladder_member_link set member_id = $2, guest = $3, updated_at = now()
  where customer_id = $1`

export const standingsOfMembers = `
  select ladder_id, member_id from ladder_standing
  where member_id = any($1::text[])`

export const joinsOf = `
  select id, guest_id, joined_at, joined_by, separated_at, separated_by
  from ladder_guest_join where customer_id = $1
  order by joined_at desc, id desc limit $2 offset $3`

export const countJoins = `
  select count(*) from ladder_guest_join where customer_id = $1`
