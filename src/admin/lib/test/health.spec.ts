import type { Health } from "../../../types"
import { healthWords } from "../health"
import type { Words } from "../words"
import { wordsIn } from "./words-in"

const now = Date.parse("2025-03-15T12:00:00Z")
const ago = (minutes: number) => new Date(now - minutes * 60_000).toISOString()

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

const well: Health = {
  sweeps: [
    { ...unswept, source: "orders", last_run_at: ago(5) },
    { ...unswept, source: "customers" },
  ],
  waiting: [],
  last_events: [],
  jobs: [
    { name: "sweep", last_run_at: ago(90) },
    { name: "issue", last_run_at: ago(1) },
  ],
  parked: 0,
  waiting_reversals: 0,
  foreign_reversals: { count: 0, rows: [] },
  unread: { count: 0, rows: [] },
  announcements: { waiting: 0, since: null, failed: { count: 0, rows: [] } },
  unfolded: { count: 0, rows: [] },
  grants_failed: 0,
  grants_due: 0,
  members_behind: 0,
}

describe("health in words", () => {
  let words: Words
  beforeAll(async () => {
    words = await wordsIn("en")
  })

  it("warns of nothing while one job runs and all goes through", () => {
    expect(healthWords(well, now, words)).toEqual({
      warnings: [],
      notes: ["Last sweep 5 minutes ago"],
    })
  })

  it("asks for a worker when no job has run for ten minutes, or ever", () => {
    const quiet = { ...well, jobs: [{ name: "issue", last_run_at: ago(10) }] }
    expect(healthWords(quiet, now, words).warnings).toEqual([
      "No job has run for 10 minutes: is a worker running?",
    ])
    expect(healthWords({ ...well, jobs: [] }, now, words).warnings).toEqual([
      "No job has run yet: is a worker running?",
    ])
  })

  it("notes announcements that wait for over a minute, and warns when they fail", () => {
    const waiting = (minutes: number, count = 0) => ({
      ...well,
      announcements: {
        waiting: 1_200,
        since: ago(minutes),
        failed: { count, rows: [] },
      },
    })
    const sentence = "1,200 announcements wait, the first from 5 minutes ago"
    expect(healthWords(waiting(0.5), now, words).notes).toHaveLength(1)
    expect(healthWords(waiting(5), now, words)).toEqual({
      warnings: [],
      notes: ["Last sweep 5 minutes ago", sentence],
    })
    expect(healthWords(waiting(5, 3), now, words)).toEqual({
      warnings: [sentence],
      notes: ["Last sweep 5 minutes ago"],
    })
  })

  it("counts what waits for somebody, and notes what waits for time", () => {
    const busy = {
      ...well,
      sweeps: [],
      parked: 1200,
      grants_failed: 1,
      members_behind: 3,
      unread: { count: 2, rows: [] },
      unfolded: { count: 1, rows: [] },
      foreign_reversals: { count: 1, rows: [] },
    }
    expect(healthWords(busy, now, words)).toEqual({
      warnings: [
        "1 grant failed",
        "1,200 events parked",
        "2 records of the shop cannot be read",
        "1 member cannot be worked out",
        "1 correction in another currency than its original",
      ],
      notes: ["No sweep yet", "3 members being placed"],
    })
  })
})
