import { replay } from "../advance"
import { explain } from "../explain"
import { inOrder } from "../timeline"
import type { Outcome, Standing, Transition } from "../types"
import { holds } from "./holds"
import type { Timeline } from "./timelines"
import { timeline } from "./timelines"

/** All that was known when a move was decided, and nothing after. */
function whenDecided(life: Timeline, { cause, at }: Transition): Outcome {
  const placed = inOrder(life.items)
  if (cause === "time") {
    const past = placed.filter(({ position }) => position.at < at)
    return replay(
      life.rules,
      past.map(({ item }) => item),
      at
    )
  }
  const last = placed.findIndex(({ item }) => item.key === cause)
  return replay(
    life.rules,
    placed.slice(0, last + 1).map(({ item }) => item)
  )
}

describe("the explanation", () => {
  // Points for the move itself come after what it was judged by.
  const judged = timeline({ derived: false })
  holds("agrees with every move, as of that moment", judged, (life) => {
    for (const move of replay(life.rules, life.items, life.end).transitions) {
      const { standing, transitions } = whenDecided(life, move)
      expect(transitions.find(({ key }) => key === move.key)).toEqual(move)
      if (!move.proof) {
        continue
      }
      const told = explain(life.rules, { ...standing, rung: move.from })
      expect(
        move.to > move.from ? told?.rungs[move.to - 1]?.enter : told?.keep
      ).toEqual(move.proof)
    }
  })

  holds("agrees with where everybody stands", timeline(), (life) => {
    const { standing } = replay(life.rules, life.items, life.end)
    const told = explain(life.rules, standing)
    if (!told || standing.version === 0 || standing.lock) {
      return
    }
    if (standing.absent_by.length > 0) {
      expect([standing.rung, standing.owed]).toEqual([0, []])
      return
    }
    const above = told.rungs.slice(standing.rung)
    expect(above.filter(({ enter }) => enter.met === "yes")).toEqual([])
    expect(told.next).toEqual(told.rungs[standing.rung] ?? null)
    if (told.keep?.met === "no") {
      const held = standing.grace !== null || standing.claims !== null
      expect(held || onFloor(life, standing)).toBe(true)
    }
    if (told.keep?.met === "yes") {
      expect(standing.grace).toBeNull()
    }
  })
})

const onFloor = (life: Timeline, { version, rung }: Standing): boolean =>
  life.documents[version - 1]?.rungs[rung - 1]?.floor === true
