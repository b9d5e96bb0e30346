import type { Health } from "../../types"
import type { Words } from "./words"

const quietMinutes = 10
const minuteMilliseconds = 60_000

/** The state of the machinery in a line. */
export interface HealthWords {
  /** What somebody should look at. */
  readonly warnings: readonly string[]
  /** What is merely worth knowing. */
  readonly notes: readonly string[]
}

/** `now` in milliseconds since 1970. */
export function healthWords(
  health: Health,
  now: number,
  words: Words
): HealthWords {
  const counted = (
    key:
      | "health.failed"
      | "health.parked"
      | "health.unread"
      | "health.unfolded"
      | "health.foreign"
      | "health.waiting"
      | "health.due"
      | "health.behind",
    count: number
  ) =>
    count > 0 ? [words.text(key, { count, number: words.number(count) })] : []
  const quiet = quietWords(health, now, words)
  const unannounced = announcing(health, now, words)
  const failing = health.announcements.failed.count > 0
  return {
    warnings: [
      ...(quiet === null ? [] : [quiet]),
      ...counted("health.failed", health.grants_failed),
      ...counted("health.parked", health.parked),
      ...counted("health.unread", health.unread.count),
      ...counted("health.unfolded", health.unfolded.count),
      ...counted("health.foreign", health.foreign_reversals.count),
      ...(failing ? unannounced : []),
    ],
    notes: [
      lastSweep(health, now, words),
      ...counted("health.behind", health.members_behind),
      ...counted("health.due", health.grants_due),
      ...counted("health.waiting", health.waiting_reversals),
      ...(failing ? [] : unannounced),
    ],
  }
}

/** A moment of waiting is how it goes. */
function announcing(
  { announcements: { waiting, since } }: Health,
  now: number,
  words: Words
): string[] {
  return since === null || now - Date.parse(since) < minuteMilliseconds
    ? []
    : [
        words.text("health.announcing", {
          count: waiting,
          number: words.number(waiting),
          when: words.ago(since, now),
        }),
      ]
}

/** Whether jobs have stopped, in a sentence; null while they run. */
export function quietWords(
  health: Health,
  now: number,
  words: Words
): string | null {
  const last = latest(health.jobs.map((job) => job.last_run_at))
  if (last === null) {
    return words.text("health.never")
  }
  const minutes = Math.floor((now - Date.parse(last)) / minuteMilliseconds)
  return minutes < quietMinutes
    ? null
    : words.text("health.quiet", {
        count: minutes,
        number: words.number(minutes),
      })
}

function lastSweep(health: Health, now: number, words: Words): string {
  const last = latest(health.sweeps.map((sweep) => sweep.last_run_at))
  return last === null
    ? words.text("health.no_sweep")
    : words.text("health.sweep", { when: words.ago(last, now) })
}

function latest(moments: readonly (string | null)[]): string | null {
  const known = moments.filter((moment) => moment !== null)
  return known.sort((a, b) => Date.parse(a) - Date.parse(b)).at(-1) ?? null
}
