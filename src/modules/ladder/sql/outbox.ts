import type { Statement } from "./database"
import {
  announceIssued,
  announceRedeemed,
  announceRevoked,
} from "./announcements"

/**
 * How long a claim lasts before others may take the work over: with a run every
 * twenty seconds, what a crash interrupted goes on within a minute of it. Whoever
 * is only slow loses nothing: the same work done twice comes to the same.
 */
export const leaseSeconds = 30

/**
 * After so many tries that failed a grant waits for staff. A try that died with
 * its process is none: a shop that is killed again and again at its start would
 * use them up, and nothing is wrong with the grant.
 */
export const triesMax = 8

const claimed = `
  g.id, g.ladder_id, g.reward, g.kind, g.settings, g.member_id,
  g.customer_id, g.code, g.promotion_id, g.tries, g.created_at, (
    select v.document->'takes_part'->'sales_channels' from ladder l
    join ladder_version v on v.ladder_id = l.id and v.number = l.version
    where l.id = g.ladder_id
  ) as sales_channels`

/** Nothing is given while a ladder is paused, or once it is retired. */
const givesNow = (ladder_id: string): string => `
  exists (
    select 1 from ladder l where l.id = ${ladder_id}
      and l.status = 'live' and l.paused_at is null
  )`

/** The rung whose group a member belongs in; none of a retired ladder's. */
const wantedRung = `case when s.registered and l.status = 'live'
  then s.rung_id end`

/** Whether a member's groups would change upwards. */
const rises = `(
  coalesce((
    select r.position from ladder_rung r
    where r.ladder_id = s.ladder_id and r.rung = s.rung_id and s.registered
  ), 0) > coalesce((
    select r.position from ladder_rung r
    where r.ladder_id = s.ladder_id and r.rung = s.level_rung_id
  ), 0)
)`

/**
 * Whether anything waits to be done in the shop; leases and pauses are left to
 * the claims. The order keeps each question to its index of what is due: where
 * much was due lately, Postgres would read the whole table to find the first.
 */
export const anythingDue: Statement = {
  name: "ladder-anything-due",
  text: `
  select coalesce((
    select true from ladder_standing where level_due
    order by ladder_id, member_id limit 1
  ), (
    select true from ladder_standing where behind and fold_retry_at is null
    order by ladder_id limit 1
  ), (
    select true from ladder_grant
    where (state in ('due', 'issuing', 'failed') or void_due is not null)
      and next_try_at <= now() and tries < ${triesMax}
    order by next_try_at limit 1
  ), false) as due`,
}

const lease = `lease_until = now() + interval '${leaseSeconds} seconds'`

/** Grants of paused or retired ladders and of closed customers stay. */
export const claimDue: Statement = {
  name: "ladder-claim-due",
  text: `
  with due as materialized (
    select g.id from ladder_grant g
    where g.state in ('due', 'issuing', 'failed') and g.void_due is null
      and g.next_try_at <= now() and g.tries < ${triesMax}
      and (g.lease_until is null or g.lease_until < now())
      and exists (
        select 1 from ladder_member_link k
        where k.customer_id = g.customer_id and k.ends_at is null
      )
      and ${givesNow("g.ladder_id")}
    order by g.next_try_at limit $1 for update skip locked
  )
  update ladder_grant g set state = 'issuing', ${lease},
    updated_at = now()
  from due where g.id = due.id
  returning ${claimed}`,
}

/** A grant asked to be voided, or past its expiry. */
export const claimVoid: Statement = {
  name: "ladder-claim-void",
  text: `
  with due as materialized (
    select g.id from ladder_grant g
    where (
        (g.void_due is not null and g.state in ('issuing', 'issued'))
        or (g.state = 'issued' and g.expires_at <= now())
      )
      and g.next_try_at <= now() and g.tries < ${triesMax}
      and (g.lease_until is null or g.lease_until < now())
    order by g.next_try_at limit $1 for update skip locked
  )
  update ladder_grant g set ${lease}, updated_at = now(),
    void_due = coalesce(g.void_due, 'expired')
  from due where g.id = due.id
  returning ${claimed}`,
}

export const claimOne = `
  with due as materialized (
    select id from ladder_grant
    where id = $1 and state in ('due', 'issuing', 'failed')
      and void_due is null and (lease_until is null or lease_until < now())
      and ${givesNow("ladder_grant.ladder_id")}
    for update skip locked
  )
  update ladder_grant g set state = 'issuing', ${lease},
    updated_at = now()
  from due where g.id = due.id
  returning ${claimed}`

/**
 * Locked in one order, for records void and orders redeem several at once. What
 * was taken back while it was made was never given: it has no `issued_at`.
 */
export const markIssued = `
  with made as materialized (
    select g.id, t.promotion_id
    from unnest($1::text[], $2::text[]) as t(id, promotion_id)
    join ladder_grant g on g.id = t.id
    where g.state = 'issuing'
    order by g.id for update of g
  ), issued as (
    update ladder_grant g set state = 'issued',
      promotion_id = made.promotion_id,
      tries = 0, lease_until = null, next_try_at = now(), failure = null,
      issued_at = case when g.void_due is null
        then coalesce(g.issued_at, now()) else g.issued_at end,
      updated_at = now(),
      expires_at = coalesce(g.expires_at, now()
        + (g.settings->>'expires_after_days')::int * interval '1 day')
    from made where g.id = made.id and g.state = 'issuing'
    returning g.*
  )
  ${announceIssued("issued", "$3::boolean")}`

/**
 * A record under way may make the reward owed again: it finds the grant not yet
 * ended, the end of the void finds it not yet owed, and it would be lost. In
 * the order in which records lock.
 */
export const lockStandingsOf = `
  select 1 from ladder_standing s
  where (s.ladder_id, s.member_id) in (
    select ladder_id, member_id from ladder_grant where id = any($1::text[])
  )
  order by s.ladder_id collate "C", s.member_id
  for update of s`

/**
 * Ends voids. Where the reward became owed again meanwhile, a new grant with
 * a new code takes its place; never of one that staff voided.
 */
export const markVoided = `
  with ended as materialized (
    select id from ladder_grant
    where id = any($1::text[]) and state in ('issuing', 'issued')
    order by id for update
  ), voided as (
    update ladder_grant g set state = coalesce(g.void_due, 'revoked'),
      void_due = null, voided_at = now(), lease_until = null, tries = 0,
      updated_at = now(), failure = null
    from ended where g.id = ended.id and g.state in ('issuing', 'issued')
    returning g.*
  ), told as (
    ${announceRevoked("voided", "$2::boolean")}
  )
  select v.ladder_id, v.member_id, v.reward, v.name, v.kind, v.settings,
    owed.value->>'transition' as transition
  from voided v
  join ladder_standing s
    on s.ladder_id = v.ladder_id and s.member_id = v.member_id
  join ladder l on l.id = v.ladder_id
  cross join lateral jsonb_array_elements(s.state->'owed') as owed
  where v.state = 'revoked' and v.cause <> 'offer' and l.status = 'live'
    and v.reason is distinct from 'ladder_retired' and v.voided_by is null
    and owed.value->>'reward' = v.reward
    and (owed.value->>'at')::numeric >= extract(epoch from l.grants_from) * 1000`

/** Whose time is over cannot be used, though the shop has not followed yet. */
export const grantsByCode = `
  select *, state = 'issued' and expires_at <= now() as over
  from ladder_grant where code = any($1::text[])`

/**
 * Delays double from ten seconds; the eighth failure waits for staff, out of the
 * way of what is due by time. Whoever was so slow that others have done the work
 * meanwhile comes too late.
 */
export const markFailed = `
  update ladder_grant set
    state = case when state = 'issuing' then 'failed' else state end,
    tries = tries + 1, failure = left($2, 500), lease_until = null,
    updated_at = now(),
    next_try_at = case when tries + 1 < ${triesMax}
      then now() + interval '10 seconds' * power(2, tries)
      else 'infinity' end
  where id = $1 and (state = 'issuing' or void_due is not null)`

/**
 * An order used the coupon, so it was worth something whatever was asked of
 * it since. What it took off is filled in where it could not be told before;
 * what was told stays.
 */
export const markRedeemed = `
  with used as materialized (
    select g.id, r.order_id, r.at, r.discount, r.currency
    from unnest($1::text[], $2::text[], $3::float8[], $4::bigint[], $5::text[])
      as r(promotion_id, order_id, at, discount, currency)
    join ladder_grant g on g.promotion_id = r.promotion_id
    where g.redeemed_at is null or (
      g.order_id = r.order_id and g.discount is null and r.discount is not null
    )
    order by g.id for update of g
  ), filled as (
    update ladder_grant g set discount = used.discount,
      discount_currency = used.currency, updated_at = now()
    from used where g.id = used.id and g.redeemed_at is not null
  ), redeemed as (
    update ladder_grant g set
      state = case when g.state = 'revoked' then 'revoked' else 'redeemed' end,
      void_due = null,
      redeemed_at = to_timestamp(used.at / 1000.0), order_id = used.order_id,
      discount = used.discount, discount_currency = used.currency,
      failure = null, lease_until = null, updated_at = now()
    from used where g.id = used.id and g.redeemed_at is null
    returning g.*
  ), told as (
    ${announceRedeemed("redeemed", "$6::boolean")}
  )
  select * from redeemed`

/**
 * While a ladder is paused nobody rises in the shop; who falls loses the
 * discount, for the ledger lets nobody buy with it. A retired ladder's groups
 * are left only where they are to be emptied.
 */
const dueLevels = `
    from ladder_standing s join ladder l on l.id = s.ladder_id
    where s.level_due
      and (s.level_lease_until is null or s.level_lease_until < now())
      and (l.status = 'live' or l.groups_emptied)
      and (l.paused_at is null or not ${rises})`

/** Looks without locking: it sees whom a claim had to pass by. */
export const unclaimedLevel: Statement = {
  name: "ladder-unclaimed-level",
  text: `select 1 ${dueLevels} limit 1`,
}

export const claimLevels: Statement = {
  name: "ladder-claim-levels",
  text: `
  with due as materialized (
    select s.ladder_id, s.member_id ${dueLevels}
    limit $1 for update of s skip locked
  ), taken as (
    update ladder_standing s
    set level_lease_until = now() + interval '${leaseSeconds} seconds'
    from due join ladder l on l.id = due.ladder_id
    where s.ladder_id = due.ladder_id and s.member_id = due.member_id
    returning s.ladder_id, s.member_id, s.level_rung_id,
      ${wantedRung} as rung_id
  )
  select t.ladder_id, t.member_id, t.rung_id, r.customer_group_id,
    coalesce(r.position, 0) >= coalesce(was.position, 0) as up,
    (
      select array_agg(customer_id order by customer_id)
      from ladder_member_link k
      where k.member_id = t.member_id and k.ends_at is null and not k.guest
    ) as customer_ids,
    (
      select array_agg(customer_group_id) from ladder_rung g
      where g.ladder_id = t.ladder_id and customer_group_id is not null
    ) as ladder_group_ids
  from taken t
  left join ladder_rung r
    on r.ladder_id = t.ladder_id and r.rung = t.rung_id and not r.retired
  left join ladder_rung was
    on was.ladder_id = t.ladder_id and was.rung = t.level_rung_id`,
}

/** Still due when the rung changed again while the groups were changed. */
export const markLevels: Statement = {
  name: "ladder-mark-levels",
  text: `
  with followed as materialized (
    select s.ladder_id, s.member_id, t.rung_id
    from unnest($1::text[], $2::text[], $3::text[])
      as t(ladder_id, member_id, rung_id)
    join ladder_standing s
      on s.ladder_id = t.ladder_id and s.member_id = t.member_id
    order by s.ladder_id collate "C", s.member_id
    for update of s
  )
  update ladder_standing s set level_rung_id = f.rung_id,
    level_lease_until = null, level_reason = null,
    level_due = f.rung_id is distinct from ${wantedRung}
  from followed f join ladder l on l.id = f.ladder_id
  where s.ladder_id = f.ladder_id and s.member_id = f.member_id`,
}

export const releaseLevels = `
  with failed as materialized (
    select s.ladder_id, s.member_id, t.reason
    from unnest($1::text[], $2::text[], $3::text[])
      as t(ladder_id, member_id, reason)
    join ladder_standing s
      on s.ladder_id = t.ladder_id and s.member_id = t.member_id
    order by s.ladder_id collate "C", s.member_id
    for update of s
  )
  update ladder_standing s set level_reason = left(f.reason, 500),
    level_lease_until = now() + interval '${leaseSeconds} seconds'
  from failed f
  where s.ladder_id = f.ladder_id and s.member_id = f.member_id`

export const ensureMembers = `
  with linked as (
    insert into ladder_member_link (customer_id, member_id)
    select distinct id collate "C", 'lmem_' || id
    from unnest($1::text[]) as id order by 1
    on conflict (customer_id) do nothing returning member_id
  ), members as (
    insert into ladder_member (id) select member_id from linked order by 1
    on conflict (id) do nothing returning id
  )
  insert into ladder_standing (ladder_id, member_id)
  select l.id, m.member_id from linked m, ladder l
  where l.status = 'live'
  order by l.id collate "C", m.member_id
  on conflict (ladder_id, member_id) do nothing`

/**
 * Whoever leaves while something is offered to them would keep it: their
 * leaving does not see the grant yet, the offer not yet that they left. In the
 * order in which records lock.
 */
export const lockOffered = `
  select 1 from ladder_standing s
  where s.ladder_id = $1 and s.member_id in (
    select member_id from ladder_member_link
    where customer_id = any($2::text[]) and ends_at is null
  )
  order by s.member_id
  for key share of s`

export const offerGrants = `
  insert into ladder_grant (id, ladder_id, reward, name, kind, settings,
    member_id, customer_id, cause, state, code)
  select t.id, $1, $2, $3, $4, $5::jsonb, k.member_id, t.customer_id, 'offer',
    'due', t.code
  from unnest($6::text[], $7::text[], $8::text[]) as t(id, customer_id, code)
  join ladder_member_link k
    on k.customer_id = t.customer_id and k.ends_at is null
  where not exists (
    select 1 from ladder_standing s
    where s.ladder_id = $1 and s.member_id = k.member_id and s.absent
  )
  order by k.member_id
  on conflict do nothing
  returning id`
