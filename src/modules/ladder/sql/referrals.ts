/**
 * Claims are few, and each looks at others: one at a time, or two could each be
 * the last that a limit allows, or close a ring together.
 */
export const lockClaims =
  "select pg_advisory_xact_lock(hashtextextended('ladder-referrals', 0))"

/** More steps up than any chain of invitations has. */
const chain_max = 100

/** Whether the friend invited the inviter, or whoever invited them, and so on. */
export const isRing = `
  with recursive above(id, steps) as (
    select $1::text collate "C", 0
    union all
    select r.inviter_id, a.steps + 1
    from above a join ladder_referral r on r.friend_id = a.id
    where a.steps < ${chain_max} and a.id <> $2
  )
  select exists (select from above where id = $2) as ring`

/** Those that count now, at the address that day and of the inviter in a year. */
export const countAccepted = `
  select (
    select count(*) from ladder_referral
    where network = $2 and state = 'accepted'
  ) as at_address, (
    select count(*) from ladder_referral
    where inviter_id = $1 and state = 'accepted'
      and claimed_at > clock_timestamp() - interval '365 days'
  ) as in_year`

export const insertClaim = `
  insert into ladder_referral
    (id, inviter_id, friend_id, network, state, reason)
  values ($1, $2, $3, $4, $5, $6) returning *`

export const byFriends =
  "select * from ladder_referral where friend_id = any($1::text[]) order by id"

/**
 * Of orders it is asked what was recorded, not what the shop's rows say: a
 * referral follows an order once the order itself is on record.
 */
export const changedBetween = {
  name: "ladder-referrals-changed",
  text: `
  select friend_id from (
    select friend_id from ladder_referral
    where updated_at >= $1 and updated_at < $2
    union
    select r.friend_id from ladder_event e
    join ladder_referral r on r.friend_id = e.customer_id
    where e.source = 'orders' and e.created_at >= $1 and e.created_at < $2
  ) changed
  where friend_id > $3 collate "C" order by friend_id limit $4`,
}

export const block = `
  update ladder_referral r set state = 'blocked', reason = t.reason,
    decided_at = clock_timestamp(), updated_at = now()
  from unnest($1::text[], $2::text[]) as t(id, reason)
  where r.id = t.id and r.state = 'accepted' and r.decided_by is null
  returning r.*`

export const decide = `
  update ladder_referral set state = $2, decided_by = $3,
    decided_at = clock_timestamp(), updated_at = now()
  where id = $1 returning *`

const listed = "select * from ladder_referral"
const latest = "order by claimed_at desc, id limit $1 offset $2"

export const listAll = `${listed} ${latest}`
export const listState = `${listed} where state = $3 ${latest}`
export const countAll = "select count(*) from ladder_referral"
export const countState = `${countAll} where state = $1`
