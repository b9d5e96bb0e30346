import { stamps } from "./stamps"

/** What staff changed, and the drafts they are trying. */
export const staffTables: readonly string[] = [
  `create table ladder_audit (
    id text primary key,
    at timestamptz not null default clock_timestamp(),
    actor_id text not null,
    action text not null,
    ladder_id text null,
    subject text not null,
    before jsonb null,
    after jsonb null,
    reason text null,
    ${stamps}
  )`,
  `create index ladder_audit_at on ladder_audit (at, id)`,
  `create index ladder_audit_ladder on ladder_audit (ladder_id, at, id)`,
  `create index ladder_audit_subject on ladder_audit (subject, at, id)`,
  `create index ladder_audit_actor on ladder_audit (actor_id, at, id)`,

  `create table ladder_preview_run (
    id text primary key,
    actor_id text not null,
    ladder_id text null,
    version integer not null,
    document jsonb not null,
    at timestamptz not null,
    state text not null default 'running'
      check (state in ('running', 'done', 'failed', 'canceled')),
    reason text null,
    after text collate "C" null,
    looked_at integer not null default 0,
    total integer not null,
    counts jsonb not null default '{}',
    examples jsonb not null default '{}',
    ${stamps}
  )`,
  `create index ladder_preview_run_running on ladder_preview_run
    (created_at, id) where state = 'running'`,
  `create index ladder_preview_run_old on ladder_preview_run (created_at)`,
]
