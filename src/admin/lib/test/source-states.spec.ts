import { sourceStates } from "../source-states"

const unswept = {
  watermark: null,
  last_run_at: null,
  last_found: 0,
  lag_seconds: null,
  heard_at: null,
  late: 0,
  missing: 0,
  looked_through_at: null,
  backfill: null,
}

const nothing = {
  occurred_at: null,
  recorded_at: null,
  heard_at: null,
  swept_at: null,
  behind_since: null,
  late: null,
  missing: null,
  looked_through_at: null,
  waiting: 0,
  waiting_since: null,
}

it("brings together what is known of each source", () => {
  const states = sourceStates({
    last_events: [
      {
        source: "staff",
        occurred_at: "2026-01-01T00:00:00Z",
        recorded_at: "2026-01-03T00:00:00Z",
      },
      {
        source: "orders",
        occurred_at: "2026-01-01T00:00:00Z",
        recorded_at: "2026-01-01T00:00:01Z",
      },
    ],
    sweeps: [
      {
        ...unswept,
        source: "orders",
        last_run_at: "2026-01-02T00:00:00Z",
        heard_at: "2026-01-01T23:00:00Z",
        late: 3,
        missing: 1,
        lag_seconds: 300,
        watermark: "2026-01-02T00:00:00Z",
      },
      { ...unswept, source: "customers" },
    ],
    waiting: [
      { source: "orders", parked: 2, unread: 1, since: "2026-01-01T00:00:00Z" },
      { source: "till", parked: 1, unread: 0, since: "2026-01-01T00:00:00Z" },
    ],
  })
  expect(states).toEqual([
    { ...nothing, source: "customers" },
    {
      source: "orders",
      occurred_at: "2026-01-01T00:00:00Z",
      recorded_at: "2026-01-01T00:00:01Z",
      heard_at: "2026-01-01T23:00:00Z",
      swept_at: "2026-01-02T00:00:00Z",
      behind_since: null,
      late: 3,
      missing: 1,
      looked_through_at: null,
      waiting: 3,
      waiting_since: "2026-01-01T00:00:00Z",
    },
    {
      ...nothing,
      source: "staff",
      occurred_at: "2026-01-01T00:00:00Z",
      recorded_at: "2026-01-03T00:00:00Z",
    },
    {
      ...nothing,
      source: "till",
      waiting: 1,
      waiting_since: "2026-01-01T00:00:00Z",
    },
  ])
})

it("tells of a sweep that is far behind up to when all was found", () => {
  const sweep = {
    ...unswept,
    source: "orders",
    last_run_at: "2026-01-02T00:00:00Z",
    watermark: "2026-01-01T12:00:00Z",
  }
  const behind = (lag_seconds: number) =>
    sourceStates({
      last_events: [],
      sweeps: [{ ...sweep, lag_seconds }],
      waiting: [],
    })[0]?.behind_since
  expect(behind(900)).toBeNull()
  expect(behind(901)).toBe("2026-01-01T12:00:00Z")
})
