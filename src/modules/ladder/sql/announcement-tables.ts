import { stamps } from "./stamps"

/**
 * What is to be announced, many facts a row: a row for each would cost
 * recording a tenth of its speed. Claiming a row moves its next try ahead;
 * announced, it is deleted.
 */
export const announcementTables: readonly string[] = [
  `create table ladder_announcement (
    id text primary key,
    ladder_id text not null,
    facts jsonb not null,
    reason text null,
    tries integer not null default 0,
    next_try_at timestamptz not null default now(),
    ${stamps}
  )`,
  `create index ladder_announcement_next on ladder_announcement
    (ladder_id, next_try_at)`,
]
