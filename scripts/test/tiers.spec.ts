import { tellTier } from "../tiers/find-specs"
import { planSteps } from "../tiers/plan"
import { formatTally, tallyJest } from "../tiers/tally"

const names = (...words: string[]) =>
  planSteps(words).steps.map(({ name }) => name)

describe("what npm test runs", () => {
  it("is everything, checks first, without words", () => {
    const all = names()
    expect(all.slice(0, 3)).toEqual(["lint", "format", "types"])
    expect(all).toContain("browser")
  })

  it("is only the steps that are named", () => {
    expect(names("int", "unit")).toEqual(["unit", "int"])
  })

  it("builds before it tests the build, in one lane", () => {
    const built = planSteps([]).steps.filter(
      ({ name, needs }) => name === "build" || needs.includes("build")
    )
    expect(built[0]?.name).toBe("build")
    expect(new Set(built.map(({ lane }) => lane)).size).toBe(1)
  })

  it("takes other words as patterns and leaves the checks out then", () => {
    expect(planSteps(["points"]).patterns).toEqual(["points"])
    expect(names("points")).not.toContain("lint")
    expect(names("points")).not.toContain("build")
    expect(names("points", "unit")).toEqual(["unit"])
  })
})

describe("the tier of a file", () => {
  it.each([
    ["src/engine/test/points.spec.ts", "unit"],
    ["src/engine/test/points.property.spec.ts", "property"],
    ["integration-tests/modules/record.int.spec.ts", "int"],
    ["integration-tests/http/ladders.http.spec.ts", "http"],
    ["src/engine/points.ts", null],
  ])("%s is %s", (file, tier) => {
    expect(tellTier(file)).toBe(tier)
  })
})

describe("the count", () => {
  const report = {
    success: true,
    numPassedTests: 5,
    numFailedTests: 0,
    numPendingTests: 1,
    numTodoTests: 1,
    numRuntimeErrorTestSuites: 0,
  }

  it("names skipped ones only when there are any", () => {
    expect(formatTally({ passed: 3, failed: 1, skipped: 0 })).toBe(
      "3 passed, 1 failed"
    )
    expect(formatTally(tallyJest(report, 0))).toBe(
      "5 passed, 0 failed, 2 skipped"
    )
  })

  it("takes a file that does not load for a failure", () => {
    const broken = { ...report, numRuntimeErrorTestSuites: 1 }
    expect(tallyJest(broken, 1).failed).toBe(1)
  })

  it("takes a run without a report, or failing without a test, for a failure", () => {
    expect(tallyJest(null, 1).failed).toBe(1)
    expect(tallyJest(report, 1).failed).toBe(1)
  })
})
