import { stamps } from "./stamps"

/**
 * Who sends events without being known, what they sent, and how much anybody
 * may still send. A visitor is the digest of a token; what they did goes with
 * them, by the one foreign key there is: nothing is left of a forgotten one.
 */
export const storefrontTables: readonly string[] = [
  `create table ladder_visitor (
    id text collate "C" primary key,
    customer_id text null,
    joined_at timestamptz null,
    events integer not null default 0,
    expires_at timestamptz not null,
    ${stamps}
  )`,
  `create index ladder_visitor_expiry on ladder_visitor (expires_at)`,
  `create index ladder_visitor_to_carry on ladder_visitor (joined_at)
    where customer_id is not null and events > 0`,

  `create table ladder_visitor_event (
    visitor_id text collate "C" not null
      references ladder_visitor (id) on delete cascade,
    key text collate "C" not null,
    type text not null,
    occurred_at timestamptz not null,
    undoes text null,
    attributes jsonb not null,
    ${stamps},
    primary key (visitor_id, key)
  )`,

  `create table ladder_allowance (
    who text collate "C" primary key,
    full_at timestamptz not null,
    span interval not null,
    ${stamps}
  )`,
  `create index ladder_allowance_full on ladder_allowance (full_at)`,
]

export const storefrontTablesDown: readonly string[] = [
  "drop table if exists ladder_visitor_event",
  "drop table if exists ladder_visitor",
  "drop table if exists ladder_allowance",
]
