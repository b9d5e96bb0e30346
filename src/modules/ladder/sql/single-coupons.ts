/** What the shop never saw ends at once, the rest when the shop has followed. */
export const voidOne = `
  update ladder_grant g set
    state = case g.state when 'due' then 'revoked' when 'failed' then 'issuing'
      else g.state end,
    void_due = case when g.state = 'due' then null else 'revoked' end,
    voided_at = case when g.state = 'due' then now() end,
    voided_by = $2, reason = 'voided_by_staff', failure = null, tries = 0,
    next_try_at = now(), updated_at = now()
  where g.id = $1
  returning g.*`

/** In the order in which records lock, before their grants. */
export const lockStandingsOfOrders = `
  select 1 from ladder_standing s
  where (s.ladder_id, s.member_id) in (
    select ladder_id, member_id from ladder_grant
    where order_id = any($1::text[])
  )
  order by s.ladder_id collate "C", s.member_id
  for update of s`

/**
 * Used by these orders and to be given again: once, so neither what was given
 * again before nor what was itself given again; only while its cause stands, and
 * of an offer while its customer takes part.
 */
export const takeCanceled = `
  with canceled as materialized (
    select g.id from ladder_grant g
    join ladder l on l.id = g.ladder_id and l.status = 'live'
    where g.order_id = any($1::text[]) and g.state = 'redeemed'
      and not g.renewed and g.renews is null
      and g.reason is distinct from 'cause_undone'
      and coalesce(g.settings->>'if_canceled', 'again') = 'again'
      and exists (
        select 1 from ladder_member_link k
        where k.customer_id = g.customer_id and k.ends_at is null
      )
      and case when g.cause = 'offer' then not exists (
        select 1 from ladder_standing s
        where s.ladder_id = g.ladder_id and s.member_id = g.member_id
          and s.absent
      ) else exists (
        select 1 from ladder_standing s
        cross join lateral jsonb_array_elements(s.state->'owed') as owed
        where s.ladder_id = g.ladder_id and s.member_id = g.member_id
          and owed.value->>'reward' = g.reward
      ) end
    order by g.id for update of g
  )
  update ladder_grant g set renewed = true, updated_at = now()
  from canceled where g.id = canceled.id
  returning g.id, g.settings`

/** In the place of `$1`, each with an id and code of its own. */
export const renew = `
  insert into ladder_grant (id, ladder_id, reward, name, kind, settings,
    member_id, customer_id, cause, state, code, renews)
  select n.id, g.ladder_id, g.reward, g.name, g.kind, g.settings, g.member_id,
    g.customer_id, g.cause, 'due', n.code, g.id
  from unnest($1::text[], $2::text[], $3::text[]) as n(renews, id, code)
  join ladder_grant g on g.id = n.renews
  on conflict do nothing returning id`

/** Locked in one order, as where they are marked. */
export const takeCodes = `
  with found as materialized (
    select g.id, t.code from unnest($1::text[], $2::text[]) as t(id, code)
    join ladder_grant g on g.id = t.id
    where g.state = 'issuing' order by g.id for update of g
  )
  update ladder_grant g set code = found.code, updated_at = now()
  from found where g.id = found.id`
