import { stamps } from "./stamps"

/** Who climbs, where each stands, and the words they are found by. */
export const memberTables: readonly string[] = [
  `create table ladder_member (
    id text collate "C" primary key,
    ${stamps}
  )`,
  `create table ladder_member_link (
    customer_id text collate "C" primary key,
    member_id text collate "C" not null,
    ends_at timestamptz null,
    ${stamps}
  )`,
  `create index ladder_member_link_member on ladder_member_link (member_id)`,

  `create table ladder_standing (
    ladder_id text not null,
    member_id text collate "C" not null,
    version integer not null default 0,
    rung integer not null default 0,
    rung_id text null,
    rung_since timestamptz null,
    registered boolean not null default false,
    status_points bigint not null default 0,
    spendable_points bigint not null default 0,
    grace_until timestamptz null,
    locked boolean not null default false,
    absent boolean not null default false,
    review_at timestamptz null,
    last_at timestamptz null,
    state jsonb null,
    behind boolean not null default false,
    level_rung_id text null,
    level_due boolean not null default false,
    level_lease_until timestamptz null,
    level_reason text null,
    fold_tries integer not null default 0,
    fold_error text null,
    fold_retry_at timestamptz null,
    ${stamps},
    primary key (ladder_id, member_id)
  )`,
  `create index ladder_standing_rung on ladder_standing
    (ladder_id, rung, status_points, member_id) where registered`,
  `create index ladder_standing_since on ladder_standing
    (ladder_id, rung, (coalesce(rung_since, '-infinity')), member_id)
    where registered`,
  `create index ladder_standing_last on ladder_standing
    (ladder_id, rung, (coalesce(last_at, '-infinity')), member_id)
    where registered`,
  `create index ladder_standing_leaders on ladder_standing
    (ladder_id, status_points desc, last_at, member_id) where registered`,
  `create index ladder_standing_absent on ladder_standing (ladder_id, member_id)
    where absent`,
  `create index ladder_standing_review on ladder_standing (review_at)
    where review_at is not null and fold_retry_at is null`,
  `create index ladder_standing_version on ladder_standing (ladder_id, version)
    where fold_retry_at is null`,
  `create index ladder_standing_behind on ladder_standing (ladder_id)
    where behind and fold_retry_at is null`,
  `create index ladder_standing_unfolded on ladder_standing (fold_retry_at)
    where fold_retry_at is not null`,
  `create index ladder_standing_level on ladder_standing (ladder_id, member_id)
    where level_due`,

  /*
   * Of names and e-mail addresses, folded. Personal data, and nothing but: a
   * deleted customer's words go with them.
   */
  `create table ladder_search_term (
    term text collate "C" not null,
    customer_id text collate "C" not null,
    ${stamps},
    primary key (term, customer_id)
  )`,
  `create index ladder_search_term_customer on ladder_search_term (customer_id)`,
]
