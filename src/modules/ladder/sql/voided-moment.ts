/**
 * When a grant became worthless. Of those before it was kept, their last change
 * is the best that is known.
 */
export const voidedMomentUp: readonly string[] = [
  `alter table ladder_grant add column voided_at timestamptz null`,
  `update ladder_grant set voided_at = updated_at
    where state in ('revoked', 'expired')`,
  `create index ladder_grant_voided on ladder_grant (ladder_id, voided_at)
    where voided_at is not null`,
]

export const voidedMomentDown: readonly string[] = [
  `alter table if exists ladder_grant drop column if exists voided_at`,
]
