import { stamps } from "./stamps"

/** Tables of what is done with coupons, beside the grants themselves. */
export const couponTables: readonly string[] = [
  `create table ladder_code_try (
    who text primary key,
    failed_at timestamptz[] not null default '{}',
    ${stamps}
  )`,
  `create index ladder_code_try_old on ladder_code_try (updated_at)`,

  `create table ladder_offer_run (
    id text primary key,
    ladder_id text not null,
    customer_group_id text not null,
    offer_key text not null,
    name text not null,
    kind text not null,
    settings jsonb not null,
    state text not null default 'running'
      check (state in ('running', 'done', 'canceled', 'failed')),
    last_customer text collate "C" not null default '',
    customers integer not null default 0,
    created integer not null default 0,
    existing integer not null default 0,
    reason text null,
    tries integer not null default 0,
    next_try_at timestamptz not null default now(),
    lease_until timestamptz null,
    actor_id text not null,
    ${stamps}
  )`,
  `create index ladder_offer_run_key on ladder_offer_run
    (ladder_id, offer_key, created_at)`,
  `create index ladder_offer_run_group on ladder_offer_run
    (customer_group_id, created_at)`,
  `create index ladder_offer_run_open on ladder_offer_run (next_try_at)
    where state = 'running'`,
]
