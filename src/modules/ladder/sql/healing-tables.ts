import { stamps } from "./stamps"

/** How far a source's history has been gone through, and what was found late. */
export const healingTables: readonly string[] = [
  `create table ladder_backfill (
    source text primary key,
    since timestamptz not null,
    until timestamptz not null,
    reached timestamptz not null,
    stretch_ms bigint not null,
    found bigint not null default 0,
    stopped_at timestamptz null,
    done_at timestamptz null,
    ${stamps}
  )`,
  `create table ladder_found_late (
    source text not null,
    day integer not null,
    late bigint not null default 0,
    missing bigint not null default 0,
    ${stamps},
    primary key (source, day)
  )`,
]

/**
 * When a source was last heard of, how far its rows of late were looked at once
 * more, and which parked events staff do not want.
 */
export const healingUp: readonly string[] = [
  ...healingTables,
  `alter table ladder_sweep
    add column heard_at timestamptz null,
    add column looked_at timestamptz null,
    add column looked_through_at timestamptz null`,
  `alter table ladder_parked_event add column dropped_at timestamptz null`,
]

export const healingDown: readonly string[] = [
  `alter table if exists ladder_parked_event drop column if exists dropped_at`,
  `alter table if exists ladder_sweep
    drop column if exists looked_through_at,
    drop column if exists looked_at,
    drop column if exists heard_at`,
  `drop table if exists ladder_found_late`,
  `drop table if exists ladder_backfill`,
]
