/**
 * Why a try to issue or void a grant failed, beside why the grant is as it is:
 * one text for both lost the reason of a void that failed once. Reasons lost so
 * are told again by what else is known of the grant.
 */
export const grantFailuresUp: readonly string[] = [
  `alter table ladder_grant add column failure text null`,
  `update ladder_grant g set
    failure = case when g.state in ('due', 'issuing', 'failed')
      or g.void_due is not null then g.reason end,
    reason = case
      when g.state <> 'revoked' and g.void_due is distinct from 'revoked'
        then null
      when g.voided_by is not null then 'voided_by_staff'
      when l.status = 'retired' then 'ladder_retired'
      else 'cause_undone' end
  from ladder l
  where l.id = g.ladder_id
    and coalesce(g.reason, '') not in ('cause_undone', 'voided_by_staff',
      'ladder_retired', 'before_grants_from')
    and (g.reason is not null or g.state = 'revoked' or g.void_due = 'revoked')`,
]

export const grantFailuresDown: readonly string[] = [
  `alter table if exists ladder_grant drop column if exists failure`,
]
