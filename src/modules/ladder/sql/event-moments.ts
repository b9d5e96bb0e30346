/**
 * Finds events by when they were recorded or happened, to see who was active
 * then. Rows lie in about that order, so that blocks of them say enough, and
 * recording hardly notices: decision 030.
 */
export const eventMomentsUp: readonly string[] = [
  `create index ladder_event_moments on ladder_event
    using brin (created_at, occurred_at)
    with (pages_per_range = 32, autosummarize = on)`,
]

export const eventMomentsDown: readonly string[] = [
  `drop index if exists ladder_event_moments`,
]
