import { replay } from "../advance"
import { inOrder } from "../timeline"
import type { Item, Moment, Transition } from "../types"
import { holds } from "./holds"
import type { Timeline } from "./timelines"
import { timeline } from "./timelines"

const monotone = timeline({ not: false, unlinked: false, claims: false })

const movesOf = (life: Timeline): readonly Transition[] =>
  replay(life.rules, life.items, life.end).transitions

/** Events that only ever give. */
function earns(item: Item): boolean {
  return (
    item.kind === "event" &&
    (item.event.reverses === undefined || (item.event.value ?? 0) > 0)
  )
}

/** What was folded before the moment, with time let pass to just before it. */
function before(life: Timeline, at: Moment) {
  const items = inOrder(life.items)
    .filter(({ position }) => position.at < at)
    .map(({ item }) => item)
  return replay(life.rules, items, at - 1).standing
}

describe("with conditions that only grow", () => {
  holds("earning never lowers a rung", monotone, (life) => {
    const earning = new Set(life.items.filter(earns).map(({ key }) => key))
    for (const { cause, from, to } of movesOf(life)) {
      expect(earning.has(cause) && to < from).toBe(false)
    }
  })

  holds("time alone never raises a rung", monotone, (life) => {
    const unlocked = new Set(
      life.items.map((item) => (item.kind === "lock" ? item.until : undefined))
    )
    for (const { cause, at, from, to } of movesOf(life)) {
      expect(cause === "time" && to > from && !unlocked.has(at)).toBe(false)
    }
  })
})

describe("nobody", () => {
  holds("is lost within grace", timeline(), (life) => {
    for (const { why, at, from, from_id, version, cause } of movesOf(life)) {
      const rung = life.documents[version - 1]?.rungs[from - 1]
      const days = rung?.grace_days ?? 0
      if (why !== "fell" || days === 0) {
        continue
      }
      const earlier = before(life, at)
      const { dayOf } = life.rules.calendar
      const since = earlier.grace?.since ?? at
      // Under a version before, grace may have been shorter.
      const shortest = Math.min(
        ...life.documents.flatMap(({ rungs }) =>
          rungs
            .filter(({ id }) => id === from_id)
            .map(({ grace_days = 0 }) => grace_days)
        )
      )
      expect([cause, earlier.rung_id]).toEqual([cause, from_id])
      expect(earlier.grace).not.toBeNull()
      expect(earlier.grace?.until).toBeLessThanOrEqual(at)
      expect(dayOf(at)).toBeGreaterThan(dayOf(since) + shortest)
    }
  })

  holds("is moved while locked, but by staff", timeline(), (life) => {
    for (const { at, why, cause } of movesOf(life)) {
      const { lock } = before(life, at)
      const over = lock?.until !== undefined && lock.until <= at
      const decided = life.items.some(
        (item) =>
          item.at === at && ["lock", "unlock", "leave"].includes(item.kind)
      )
      // Only a publication that takes the rung away ends the lock; what happens
      // in the same moment may lead on from there.
      const taken = life.items.some(
        (item) =>
          item.kind === "publication" &&
          item.at === at &&
          !life.documents[item.version - 1]?.rungs.some(
            ({ id }) => id === (lock?.rung ?? id)
          )
      )
      const led = taken && !cause.startsWith("pub")
      if (lock && !over && !decided && !led && why !== "publication") {
        expect([cause, why]).toEqual([expect.stringMatching(/^pub/), "fell"])
      }
    }
  })

  holds("stands on a rung that is not there", timeline(), (life) => {
    const { standing } = replay(life.rules, life.items, life.end)
    const rungs = life.documents[standing.version - 1]?.rungs ?? []
    expect(rungs[standing.rung - 1]?.id ?? null).toBe(standing.rung_id)
  })
})

describe("moves", () => {
  holds(
    "follow each other without a gap, in order of time",
    timeline(),
    (life) => {
      let stood: string | null = null
      let last = Number.MIN_SAFE_INTEGER
      const moves = movesOf(life)
      for (const { from_id, to_id, at } of moves) {
        expect(from_id).toBe(stood)
        expect(at).toBeGreaterThanOrEqual(last)
        stood = to_id
        last = at
      }
      expect(new Set(moves.map(({ key }) => key)).size).toBe(moves.length)
    }
  )
})

describe("a reward", () => {
  holds("is owed once, for a rung that was reached", timeline(), (life) => {
    const { standing, transitions } = replay(life.rules, life.items, life.end)
    const rewards = standing.owed.map(({ reward }) => reward)
    expect(new Set(rewards).size).toBe(rewards.length)
    for (const { transition, at } of standing.owed) {
      // A guest's rungs are rewarded by registering, a while after the move.
      const registering = transition.endsWith(":registered")
      const move = transitions.find(({ key, at: moved, to }) =>
        registering ? moved <= at && to > 0 : key === transition
      )
      expect([move !== undefined, registering || move?.at === at]).toEqual([
        true,
        true,
      ])
      expect(registering || move?.proof?.met === "yes").toBe(true)
    }
  })

  holds("is owed to no guest", timeline(), (life) => {
    const guest = life.items.filter(
      (item) =>
        item.kind !== "event" || item.event.type !== "customer.registered"
    )
    const { standing } = replay(life.rules, guest, life.end)
    expect([standing.registered, standing.owed]).toEqual([false, []])
  })
})
