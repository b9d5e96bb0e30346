import { adjustmentsUp } from "./adjustment-tables"
import { guestJoinsUp } from "./guest-joins"
import { announcementTables } from "./announcement-tables"
import { couponHoldsUp } from "./coupon-holds"
import { couponTables } from "./coupon-tables"
import { healingTables } from "./healing-tables"
import { memberTables } from "./member-tables"
import { referralsUp } from "./referral-tables"
import { staffTables } from "./staff-tables"
import { stamps } from "./stamps"
import { storefrontTables } from "./storefront-tables"
import { yearlyDaysUp } from "./yearly-days"

/**
 * Grants that were tried in vain since they were last due: to be issued, or to
 * be made worthless. Tried again by itself up to a number of times.
 */
export const failedGrant = `
  tries > 0 and (state in ('due', 'issuing', 'failed') or void_due is not null)`

/**
 * The tables, by hand: keys are compared bytewise (COLLATE "C") so that every
 * process locks in the same order, counters are bigint, and no hot table has a
 * foreign key.
 */
export const tables: readonly string[] = [
  ...announcementTables,
  ...couponTables,
  ...memberTables,
  ...staffTables,

  `create table ladder (
    id text primary key,
    handle text not null,
    name text not null,
    status text not null check (status in ('draft', 'live', 'retired')),
    version integer not null default 0,
    published_at timestamptz null,
    grants_from timestamptz null,
    paused_at timestamptz null,
    retired_at timestamptz null,
    groups_emptied boolean not null default false,
    retiring_after text null,
    ${stamps}
  )`,
  `create unique index ladder_handle_unique on ladder (handle)`,

  `create table ladder_version (
    id text primary key,
    ladder_id text not null,
    number integer null,
    document jsonb not null,
    published_at timestamptz null,
    ${stamps}
  )`,
  `create unique index ladder_version_number_unique
    on ladder_version (ladder_id, number)`,
  `create unique index ladder_version_draft_unique
    on ladder_version (ladder_id) where number is null`,

  `create table ladder_rung (
    id text primary key,
    ladder_id text not null,
    rung text not null,
    position integer not null,
    name text not null,
    discount_percent integer null,
    customer_group_id text null,
    promotion_id text null,
    retired boolean not null default false,
    ${stamps}
  )`,
  `create unique index ladder_rung_unique on ladder_rung (ladder_id, rung)`,
  `create index ladder_rung_promotion on ladder_rung (promotion_id)
    where promotion_id is not null`,

  `create table ladder_reward (
    id text primary key,
    ladder_id text not null,
    reward text not null,
    name text not null,
    kind text not null,
    rung text not null,
    settings jsonb not null,
    retired boolean not null default false,
    ${stamps}
  )`,
  `create unique index ladder_reward_unique on ladder_reward (ladder_id, reward)`,

  `create table ladder_event (
    key text collate "C" primary key,
    type text not null,
    customer_id text collate "C" not null,
    occurred_at timestamptz not null,
    value bigint null,
    currency text null,
    reverses text collate "C" null,
    attributes jsonb not null,
    source text not null,
    hash text not null,
    ${stamps}
  )`,
  `create index ladder_event_customer on ladder_event (customer_id, occurred_at)`,
  `create index ladder_event_reverses on ladder_event (reverses)
    where reverses is not null`,
  `create index ladder_event_reversals on ladder_event (occurred_at)
    where reverses is not null`,
  // What the health page reads the last event of each source from. Entries only
  // ever go to the right-hand end: a hundredth of what recording an event costs,
  // and no row that every record would have to write.
  `create index ladder_event_source on ladder_event (source, created_at)`,

  `create table ladder_parked_event (
    key text collate "C" primary key,
    event jsonb not null,
    source text not null,
    reason text not null,
    tries integer not null default 0,
    next_try_at timestamptz not null default now(),
    lease_until timestamptz null,
    ${stamps}
  )`,
  `create index ladder_parked_event_next on ladder_parked_event (next_try_at)`,
  `create index ladder_parked_event_tried on ladder_parked_event (updated_at)`,
  `create index ladder_parked_event_listed on ladder_parked_event
    (created_at desc, key)`,

  `create table ladder_entry (
    ladder_id text not null,
    member_id text collate "C" not null,
    key text collate "C" not null,
    revision integer not null,
    kind text not null
      check (kind in ('earn', 'reverse', 'redeem', 'expire', 'adjust')),
    at timestamptz not null,
    day integer not null,
    status_points bigint not null,
    spendable_points bigint not null,
    cause text not null,
    original text not null,
    rule text null,
    version integer null,
    multiplier integer null,
    ${stamps},
    primary key (ladder_id, member_id, key, revision)
  )`,

  `create table ladder_tally (
    ladder_id text not null,
    member_id text collate "C" not null,
    tally text not null,
    day integer not null,
    amount bigint not null,
    ${stamps},
    primary key (ladder_id, member_id, tally, day)
  )`,

  `create table ladder_decision (
    id text collate "C" primary key,
    ladder_id text not null,
    member_id text collate "C" not null,
    kind text not null check (kind in ('lock', 'unlock', 'adjust', 'leave', 'join')),
    at timestamptz not null,
    what jsonb not null,
    reason text not null,
    actor_id text not null,
    ${stamps}
  )`,
  `create index ladder_decision_member on ladder_decision (ladder_id, member_id)`,

  `create table ladder_transition (
    id text primary key,
    ladder_id text not null,
    member_id text collate "C" not null,
    key text not null,
    at timestamptz not null,
    from_rung integer not null,
    to_rung integer not null,
    from_id text null,
    to_id text null,
    why text not null,
    cause text not null,
    version integer not null,
    proof jsonb null,
    ${stamps}
  )`,
  `create index ladder_transition_member on ladder_transition
    (ladder_id, member_id, at)`,
  `create index ladder_transition_at on ladder_transition (ladder_id, at)`,
  `create table ladder_superseded_transition (
    transition_id text primary key,
    ${stamps}
  )`,

  `create table ladder_grant (
    id text primary key,
    ladder_id text not null,
    reward text not null,
    name text not null,
    kind text not null,
    settings jsonb not null,
    member_id text collate "C" not null,
    customer_id text not null,
    cause text not null,
    state text not null check (state in ('due', 'issuing', 'issued',
      'redeemed', 'expired', 'revoked', 'withheld', 'failed')),
    void_due text null check (void_due in ('revoked', 'expired')),
    code text not null,
    promotion_id text null,
    issued_at timestamptz null,
    expires_at timestamptz null,
    redeemed_at timestamptz null,
    order_id text null,
    discount bigint null,
    discount_currency text null,
    renews text null,
    renewed boolean not null default false,
    voided_by text null,
    reason text null,
    tries integer not null default 0,
    next_try_at timestamptz not null default now(),
    lease_until timestamptz null,
    ${stamps}
  )`,
  `create unique index ladder_grant_once on ladder_grant
    (ladder_id, reward, member_id)
    where state not in ('revoked', 'withheld') and not renewed`,
  `create unique index ladder_grant_withheld_once on ladder_grant
    (ladder_id, reward, member_id, cause) where state = 'withheld'`,
  `create unique index ladder_grant_code on ladder_grant (code)`,
  `create index ladder_grant_open on ladder_grant (next_try_at)
    where state in ('due', 'issuing', 'failed') or void_due is not null`,
  `create index ladder_grant_failed on ladder_grant (created_at desc, id)
    where ${failedGrant}`,
  `create index ladder_grant_order on ladder_grant (order_id)
    where order_id is not null`,
  `create index ladder_grant_expiry on ladder_grant (expires_at)
    where state = 'issued'`,
  `create index ladder_grant_promotion on ladder_grant (promotion_id)
    where promotion_id is not null`,
  `create index ladder_grant_member on ladder_grant (member_id, ladder_id)`,
  `create index ladder_grant_customer on ladder_grant (customer_id)`,
  `create index ladder_grant_issued on ladder_grant (ladder_id, issued_at)
    where issued_at is not null`,
  `create index ladder_grant_redeemed on ladder_grant (ladder_id, redeemed_at)
    where redeemed_at is not null`,
  `create index ladder_grant_listed on ladder_grant (ladder_id, created_at)`,

  `create table ladder_sweep (
    source text primary key,
    watermark timestamptz null,
    last_run_at timestamptz null,
    last_found integer not null default 0,
    settings jsonb null,
    passed text collate "C" null,
    ${stamps}
  )`,
  `create table ladder_unread (
    source text not null,
    id text collate "C" not null,
    reason text not null,
    tries integer not null default 1,
    next_try_at timestamptz not null default now(),
    ${stamps},
    primary key (source, id)
  )`,
  `create index ladder_unread_next on ladder_unread (source, next_try_at)`,
  `create table ladder_heartbeat (
    job text primary key,
    last_run_at timestamptz not null,
    ${stamps}
  )`,
]

/** Tables whose rows are written once: corrections are new rows. */
export const appendOnly = [
  "ladder_event",
  "ladder_entry",
  "ladder_transition",
  "ladder_superseded_transition",
  "ladder_decision",
  "ladder_audit",
] as const

/** All of them, with those that later migrations made. */
export const names = [
  ...new Set(
    [
      ...tables,
      ...guestJoinsUp,
      ...referralsUp,
      ...healingTables,
      ...storefrontTables,
      ...yearlyDaysUp,
      ...adjustmentsUp,
      ...couponHoldsUp,
    ].flatMap((sql) => sql.match(/^create table (\w+)/)?.[1] ?? [])
  ),
]
