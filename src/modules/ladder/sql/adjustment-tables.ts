import { stamps } from "./stamps"

/**
 * Points that staff gave or took, or want to: who is behind it, and who agreed.
 * What was made at once is kept too, for it counts against the limit of a day.
 */
export const adjustmentsUp: readonly string[] = [
  `create table ladder_adjustment (
    id text collate "C" primary key,
    ladder_id text not null,
    customer_id text collate "C" not null,
    status_points bigint not null,
    spendable_points bigint not null,
    reason text not null,
    because text null check (because in ('own_record', 'over_limit')),
    state text not null check (state in
      ('made', 'pending', 'approved', 'refused', 'withdrawn', 'expired')),
    requested_by text not null,
    person_id text not null,
    requested_at timestamptz not null default clock_timestamp(),
    expires_at timestamptz null,
    decided_by text null,
    decided_at timestamptz null,
    decision_reason text null,
    ${stamps}
  )`,
  `create index ladder_adjustment_listed on ladder_adjustment
    (requested_at desc, id)`,
  `create index ladder_adjustment_state on ladder_adjustment
    (state, requested_at desc, id)`,
  `create index ladder_adjustment_customer on ladder_adjustment
    (customer_id, requested_at desc, id)`,
  `create index ladder_adjustment_person on ladder_adjustment
    (person_id, requested_at) where state = 'made'`,
]

export const adjustmentsDown: readonly string[] = [
  `drop table if exists ladder_adjustment`,
]
