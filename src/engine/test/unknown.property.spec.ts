import fc from "fast-check"
import { replay } from "../advance"
import { checkCondition } from "../check-condition"
import type { Condition } from "../condition"
import { compileCondition } from "../condition"
import { nobody } from "../fold"
import type { Standing, TallySpec } from "../types"
import { holds } from "./holds"
import { conditionOf, timeline } from "./timelines"

const tallied = (
  sums: Readonly<Record<string, number | undefined>>
): Standing["tallies"] =>
  Object.fromEntries(
    Object.entries(sums).flatMap(([key, sum]) =>
      sum === undefined ? [] : [[key, { sum }]]
    )
  )

const keysOf = (condition: Condition): string[] => {
  const tallies = new Map<string, TallySpec>()
  compileCondition(condition, { tallies, scope: {} })
  return [...tallies.keys()]
}

/** What is known of a member; some tallies may not be there. */
const known = (condition: Condition): fc.Arbitrary<Standing> => {
  const sum = fc.option(fc.integer({ min: -5, max: 320 }), { nil: undefined })
  return fc
    .record({
      status: fc.integer({ min: -10, max: 80 }),
      spendable: fc.integer({ min: -10, max: 80 }),
      sums: fc.record(
        Object.fromEntries(keysOf(condition).map((key) => [key, sum]))
      ),
    })
    .map(({ sums, ...points }) => ({
      ...nobody,
      ...points,
      tallies: tallied(sums),
    }))
}

const metBy = (condition: Condition, standing: Standing) =>
  compileCondition(condition, { tallies: new Map(), scope: {} })(standing).met

const doubtful = conditionOf().chain((condition) =>
  fc.record({
    condition: fc.constant(condition),
    standing: known(condition),
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
    ({ condition, standing, answers, sums }) => {
      const met = metBy(condition, standing)
      if (met === "unknown") {
        return
      }
      const drawn = keysOf(condition).map((key, i) => [key, sums[i % 8]])
      const tallies = {
        ...tallied(Object.fromEntries(drawn)),
        ...standing.tallies,
      }
      const certain = { ...standing, tallies }
      expect(metBy(answered(condition, answers), certain)).toBe(met)
    }
  )

  holds(
    "of any document is given, and known where it has no faults",
    fc.oneof(fc.jsonValue(), fc.anything(), conditionOf()),
    (raw) => {
      const condition = raw as Condition
      const ones = keysOf(condition).map((key) => [key, 1])
      const tallies = tallied(Object.fromEntries(ones))
      const met = metBy(condition, { ...nobody, tallies })
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
              enter: compileCondition(
                { not: { kind: "quiz_score" } },
                { tallies: new Map(), scope: {} }
              ),
              keep: compileCondition(
                { all: [{ kind: "quiz_score" }] },
                { tallies: new Map(), scope: {} }
              ),
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
