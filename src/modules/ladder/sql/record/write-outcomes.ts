import type { Statement } from "../database"

/**
 * Entries, day rows and standings of many members in one statement. The states
 * come as one JSON list: quoted in an array they cost five times as much. The
 * standings are there and locked: "on conflict" finds each by its key, where a
 * join would read a small table from end to end.
 */
export const writeOutcomes: Statement = {
  name: "ladder-write-outcomes",
  text: `
    with entries as (
      insert into ladder_entry (ladder_id, member_id, key, revision, kind, at,
        day, status_points, spendable_points, cause, original, rule, version,
        multiplier)
      select ladder_id, member_id, key, revision, kind,
        to_timestamp(at / 1000.0), day, status_points, spendable_points,
        cause, original, rule, version, multiplier
      from unnest(
        $1::text[], $2::text[], $3::text[], $4::int[], $5::text[],
        $6::float8[], $7::int[], $8::bigint[], $9::bigint[], $10::text[],
        $11::text[], $12::text[], $13::int[], $14::int[]
      ) as t(ladder_id, member_id, key, revision, kind, at, day,
        status_points, spendable_points, cause, original, rule, version,
        multiplier)
    ), tallies as (
      insert into ladder_tally as d (ladder_id, member_id, tally, day, amount)
      select * from unnest(
        $15::text[], $16::text[], $17::text[], $18::int[], $19::bigint[])
      on conflict (ladder_id, member_id, tally, day)
      do update set amount = d.amount + excluded.amount
    )
    insert into ladder_standing as s (ladder_id, member_id, version, rung,
      rung_id, rung_since, registered, status_points, spendable_points,
      grace_until, locked, absent, review_at, last_at, state)
    select ladder_id, member_id, version, rung, rung_id,
      to_timestamp(rung_since / 1000.0), registered, status_points,
      spendable_points, to_timestamp(grace_until / 1000.0), locked, absent,
      to_timestamp(review_at / 1000.0), to_timestamp(last_at / 1000.0), state
    from rows from (
      unnest(
        $20::text[], $21::text[], $22::int[], $23::int[], $24::text[],
        $25::float8[], $26::boolean[], $27::bigint[], $28::bigint[],
        $29::float8[], $30::boolean[], $31::boolean[], $32::float8[],
        $33::float8[]
      ),
      jsonb_array_elements($34::jsonb)
    ) as n(ladder_id, member_id, version, rung, rung_id, rung_since,
      registered, status_points, spendable_points, grace_until, locked,
      absent, review_at, last_at, state)
    on conflict (ladder_id, member_id) do update set
      version = excluded.version, rung = excluded.rung,
      rung_id = excluded.rung_id, rung_since = excluded.rung_since,
      registered = excluded.registered,
      status_points = excluded.status_points,
      spendable_points = excluded.spendable_points,
      grace_until = excluded.grace_until, locked = excluded.locked,
      absent = excluded.absent,
      review_at = excluded.review_at, last_at = excluded.last_at,
      state = excluded.state, behind = false, updated_at = now(),
      fold_tries = 0, fold_error = null, fold_retry_at = null,
      level_due = s.level_rung_id is distinct from
        case when excluded.registered then excluded.rung_id end`,
}

export const writeTransitions: Statement = {
  name: "ladder-write-transitions",
  text: `
    insert into ladder_transition (id, ladder_id, member_id, key, at,
      from_rung, to_rung, from_id, to_id, why, cause, version, proof)
    select id, ladder_id, member_id, key, to_timestamp(at / 1000.0),
      from_rung, to_rung, from_id, to_id, why, cause, version, proof::jsonb
    from unnest(
      $1::text[], $2::text[], $3::text[], $4::text[], $5::float8[], $6::int[],
      $7::int[], $8::text[], $9::text[], $10::text[], $11::text[], $12::int[],
      $13::text[]
    ) as t(id, ladder_id, member_id, key, at, from_rung, to_rung, from_id,
      to_id, why, cause, version, proof)`,
}

export const writeSuperseded: Statement = {
  name: "ladder-write-superseded",
  text: `
    insert into ladder_superseded_transition (transition_id)
    select unnest($1::text[])`,
}

/**
 * Grants that became owed. The unique index keeps them to one per reward and
 * member. The coupon goes to the member's first customer who still takes part.
 */
export const writeGrants: Statement = {
  name: "ladder-write-grants",
  text: `
    insert into ladder_grant (id, ladder_id, reward, name, kind, settings,
      member_id, customer_id, cause, state, code, reason)
    select g.id, g.ladder_id, g.reward, g.name, g.kind, g.settings::jsonb,
      g.member_id, c.customer_id, g.cause, g.state, g.code, g.reason
    from unnest(
      $1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[],
      $7::text[], $8::text[], $9::text[], $10::text[], $11::text[]
    ) as g(id, ladder_id, reward, name, kind, settings, member_id, cause,
      state, code, reason)
    cross join lateral (
      select l.customer_id from ladder_member_link l
      where l.member_id = g.member_id and l.ends_at is null
      order by l.guest, l.created_at, l.customer_id limit 1
    ) c
    on conflict do nothing`,
}

/**
 * Grants no longer owed; without a reward, what staff offered a member who takes
 * no part, while it is unused. What was never tried ends here; what the shop may hold
 * must be made worthless there first, with tries of its own; what was redeemed
 * stays, marked. What staff had voided may be owed again from now on. Locked in one order, for orders redeem several at once too.
 */
export const voidGrants: Statement = {
  name: "ladder-void-grants",
  text: `
    with undone as materialized (
      select g.id from unnest($1::text[], $2::text[], $3::text[])
        as v(ladder_id, member_id, reward)
      join ladder_grant g on g.ladder_id = v.ladder_id
        and g.member_id = v.member_id
      where case when v.reward is null
        then g.cause = 'offer' and g.void_due is null
          and g.state in ('due', 'issuing', 'issued', 'failed')
        else g.reward = v.reward
          and (g.state not in ('revoked', 'expired') or g.voided_by is not null)
        end
      order by g.id for update of g
    )
    update ladder_grant g set
      state = case
        when g.state in ('due', 'withheld') then 'revoked'
        when g.state = 'failed' then 'issuing'
        else g.state end,
      void_due = case when g.state in ('issuing', 'issued', 'failed')
        then 'revoked' else g.void_due end,
      voided_at = case when g.state in ('due', 'withheld') then now()
        else g.voided_at end,
      voided_by = null,
      tries = 0, next_try_at = now(), updated_at = now(),
      reason = 'cause_undone', failure = null
    from undone where g.id = undone.id`,
}
