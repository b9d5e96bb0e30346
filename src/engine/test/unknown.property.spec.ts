import fc from "fast-check"
import { replay } from "../advance"
import { checkCondition } from "../check-condition"
import type { Condition } from "../condition"
import { compileCondition, talliesOf } from "../condition"
import type { Facts } from "../conditions/condition-kind"
import { tallyKey } from "../tallies"
import { holds } from "./holds"
import { conditionOf, timeline } from "./timelines"

/** Facts about a member; some tallies may not be there. */
const facts = (condition: Condition): fc.Arbitrary<Facts> => {
  const keys = talliesOf(condition).map(tallyKey)
  return fc
    .record({
      status: fc.integer({ min: -10, max: 80 }),
      spendable: fc.integer({ min: -10, max: 80 }),
      sums: fc.tuple(
        ...keys.map(() =>
          fc.option(fc.integer({ min: -5, max: 320 }), { nil: undefined })
        )
      ),
    })
    .map(({ status, spendable, sums }) => {
      const tallies = new Map(keys.map((key, i) => [key, sums[i]]))
      return { status, spendable, tally: (key) => tallies.get(key) }
    })
}

const doubtful = conditionOf().chain((condition) =>
  fc.record({
    condition: fc.constant(condition),
    facts: facts(condition),
    answers: fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
    sums: fc.array(fc.integer({ min: -5, max: 320 }), {
      minLength: 8,
      maxLength: 8,
    }),
  })
)

/** Every doubt replaced by one of the answers it might have. */
function answered(
  condition: Condition,
  answers: readonly boolean[]
): Condition {
  let next = 0
  const walk = (one: Condition): Condition => {
    if ("kind" in one) {
      const yes = answers[next++ % answers.length] === true
      return one.kind === "quiz_score" ? constant(yes) : one
    }
    if ("all" in one) {
      return { all: one.all.map(walk) }
    }
    return "any" in one ? { any: one.any.map(walk) } : { not: walk(one.not) }
  }
  return walk(condition)
}

/** True, or untrue, of everybody. */
function constant(yes: boolean): Condition {
  const some: Condition = { kind: "points", at_least: 1 }
  return yes ? { any: [some, { not: some }] } : { all: [some, { not: some }] }
}

describe("a verdict", () => {
  holds(
    "of yes or no is so whatever the answer to what is unknown",
    doubtful,
    ({ condition, facts: known, answers, sums }) => {
      const { met } = compileCondition(condition)(known)
      if (met === "unknown") {
        return
      }
      let next = 0
      const certain: Facts = {
        ...known,
        tally: (key) => known.tally(key) ?? sums[next++ % sums.length],
      }
      const judge = compileCondition(answered(condition, answers))
      expect(judge(certain).met).toBe(met)
    }
  )

  holds(
    "of any document is given, and known where it has no faults",
    fc.oneof(fc.jsonValue(), fc.anything(), conditionOf()),
    (raw) => {
      const condition = raw as Condition
      const specs = talliesOf(condition)
      const known: Facts = { status: 1, spendable: 1, tally: () => 1 }
      const { met } = compileCondition(condition)(known)
      expect(Array.isArray(specs)).toBe(true)
      expect(["yes", "no", "unknown"]).toContain(met)
      if (checkCondition(raw, "").length === 0) {
        expect(met).not.toBe("unknown")
      }
    }
  )
})

describe("what is unknown", () => {
  holds("never admits or expels", timeline(), (life) => {
    const { transitions } = replay(life.rules, life.items, life.end)
    for (const { why, proof } of transitions) {
      if (why === "fell") {
        expect(proof?.met).toBe("no")
      } else if (proof !== null || why === "entered" || why === "placement") {
        expect(proof?.met).toBe("yes")
      }
    }
  })

  holds("moves nobody on a ladder of nothing else", timeline(), (life) => {
    const rules = {
      ...life.rules,
      versions: new Map(
        [...life.rules.versions].map(([number, version]) => [
          number,
          {
            ...version,
            rungs: version.rungs.map((rung) => ({
              ...rung,
              enter: compileCondition({ not: { kind: "quiz_score" } }),
              keep: compileCondition({ all: [{ kind: "quiz_score" }] }),
            })),
          },
        ])
      ),
    }
    const { transitions } = replay(rules, life.items, life.end)
    expect(
      transitions.filter(({ why, proof }) => why !== "locked" && proof !== null)
    ).toEqual([])
  })
})
