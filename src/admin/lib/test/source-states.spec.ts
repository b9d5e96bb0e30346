import { sourceStates } from "../source-states"

it("brings the last event and the last sweep of each source together", () => {
  const sweep = { watermark: null, last_run_at: "2026-01-02T00:00:00Z" }
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
      { ...sweep, source: "orders", last_found: 3 },
      { ...sweep, source: "customers", last_found: 0, last_run_at: null },
    ],
  })
  expect(states).toEqual([
    {
      source: "customers",
      occurred_at: null,
      recorded_at: null,
      swept_at: null,
      found: null,
    },
    {
      source: "orders",
      occurred_at: "2026-01-01T00:00:00Z",
      recorded_at: "2026-01-01T00:00:01Z",
      swept_at: "2026-01-02T00:00:00Z",
      found: 3,
    },
    {
      source: "staff",
      occurred_at: "2026-01-01T00:00:00Z",
      recorded_at: "2026-01-03T00:00:00Z",
      swept_at: null,
      found: null,
    },
  ])
})
