/** A ladder's state in one word, as the outside sees it. */
export const statusOf = (ladder: string): string => `
  case when ${ladder}.status = 'live' and ${ladder}.paused_at is not null
    then 'paused' else ${ladder}.status end`

export const lockLadder = `
  select l.handle, ${statusOf("l")} as status
  from ladder l where id = $1 for update`

export const pause = `
  update ladder set paused_at = clock_timestamp(), updated_at = now()
  where id = $1`

export const resume = `
  update ladder set paused_at = null, updated_at = now() where id = $1`

/** `retiring_after`: the last member wound down; null when all are. */
export const retire = `
  update ladder set status = 'retired', retired_at = clock_timestamp(),
    paused_at = null, groups_emptied = $2, retiring_after = '',
    updated_at = now()
  where id = $1`

/**
 * Nothing unused of a retired ladder is worth anything: what the shop never
 * saw ends here, what it may hold is made worthless there by the outbox.
 */
export const voidAll = `
  with open as materialized (
    select g.id from ladder_grant g join ladder l on l.id = g.ladder_id
    where g.ladder_id = $1 and l.status = 'retired'
      and g.state in ('due', 'issuing', 'issued', 'failed')
      and g.void_due is null
    order by g.id for update of g
  )
  update ladder_grant g set
    state = case g.state when 'due' then 'revoked' when 'failed' then 'issuing'
      else g.state end,
    void_due = case when g.state = 'due' then null else 'revoked' end,
    voided_at = case when g.state = 'due' then now() end,
    tries = 0, next_try_at = now(), updated_at = now(),
    reason = 'ladder_retired', failure = null
  from open where g.id = open.id`

export const retirement = `
  select
    (
      select count(*) from ladder_grant
      where ladder_id = $1 and state = 'issued' and void_due is null
    ) as coupons_unused,
    (
      select count(*) from ladder_grant
      where ladder_id = $1 and state in ('due', 'issuing', 'failed')
    ) as grants_due,
    (
      select count(*) from ladder_rung
      where ladder_id = $1 and promotion_id is not null and not retired
        and discount_percent is not null
    ) as rung_discounts,
    (
      select count(*) from ladder_standing
      where ladder_id = $1 and level_rung_id is not null
    ) as members_in_groups`

export const leftToEnd = `
  select
    (
      select count(*) from ladder_grant
      where ladder_id = $1 and void_due is not null
    ) as coupons,
    (
      select count(*) from ladder_standing s join ladder l
        on l.id = s.ladder_id
      where s.ladder_id = $1
        and (s.level_due or s.member_id > l.retiring_after collate "C")
    ) as members`

export const takeRetiring = `
  select id, retiring_after from ladder
  where status = 'retired' and retiring_after is not null
  order by id limit 1 for update skip locked`

/** Who was put into a group by hand has no rung noted, and stays in it. */
export const windDown = `
  with batch as materialized (
    select s.ladder_id, s.member_id from ladder_standing s
    where s.ladder_id = $1 and s.member_id > $2::text collate "C"
    order by s.member_id limit $3 for update
  ), left_behind as (
    update ladder_standing s set review_at = null, behind = false,
      fold_retry_at = null, fold_error = null, fold_tries = 0,
      level_due = l.groups_emptied and s.level_rung_id is not null,
      updated_at = now()
    from batch b join ladder l on l.id = b.ladder_id
    where s.ladder_id = b.ladder_id and s.member_id = b.member_id
  )
  select member_id from batch order by member_id`

export const woundDown = `
  update ladder set retiring_after = $2, updated_at = now() where id = $1`
