import { findSpecs, tellTier } from "../tiers/find-specs"
import { planJobs, type Job } from "../tiers/jobs"
import { planSteps } from "../tiers/plan"
import { Queue } from "../tiers/queue"
import { root } from "../tiers/run-command"
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

  it("takes other words as patterns and leaves the checks out then", () => {
    expect(planSteps(["points"]).patterns).toEqual(["points"])
    expect(names("points")).not.toContain("lint")
    expect(names("points")).not.toContain("build")
    expect(names("points", "unit")).toEqual(["unit"])
  })
})

describe("the jobs of a run", () => {
  const jobsOf = (...words: string[]) => {
    const { steps, patterns } = planSteps(words)
    return planJobs(steps, ({ name }) => findSpecs(root, name, patterns), root)
  }
  const filesIn = (jobs: readonly Job[]) =>
    jobs.flatMap(({ files }) => files).sort()

  it("hold every spec file of a tier once", () => {
    for (const tier of ["unit", "int", "http", "package"]) {
      expect(filesIn(jobsOf(tier))).toEqual(findSpecs(root, tier, []))
    }
  })

  it("join files that open the usual shop or a ledger, few at a time", () => {
    const joined = jobsOf("http", "int").filter(({ together }) => together)
    expect(joined.length).toBeGreaterThan(4)
    for (const { files } of joined) {
      expect(files.length).toBeLessThanOrEqual(6)
    }
    const names = filesIn(joined).join(" ")
    expect(names).toContain("http/attacks.http.spec.ts")
    expect(names).toContain("modules/outbox.int.spec.ts")
    // Settings of its own, and a time of its own.
    expect(names).not.toContain("http/rights.http.spec.ts")
    expect(names).not.toContain("faults/kill.int.spec.ts")
  })

  it("leave a file alone that is the only one", () => {
    expect(jobsOf("int", "modules/outbox")).toMatchObject([
      { files: ["integration-tests/modules/outbox.int.spec.ts"] },
    ])
    expect(jobsOf("int", "modules/outbox")[0]?.together).toBe(false)
  })

  it("build first where something needs it, whether it is asked for or not", () => {
    const names = (...words: string[]) =>
      jobsOf(...words).map(({ step }) => step.name)
    expect(names("package", "contents")).toEqual(["build", "package"])
    expect(names("int", "modules/outbox")).toEqual(["int"])
    const all = names()
    expect(all.filter((name) => name === "build")).toHaveLength(1)
    expect(all.indexOf("build")).toBeLessThan(all.indexOf("package"))
  })

  it("wait for the build only where they need it", async () => {
    const queue = new Queue(jobsOf("package", "int", "contents|modules/outbox"))
    const [build, other] = [await queue.take(), await queue.take()]
    expect([build?.step.name, other?.step.name]).toEqual(["build", "int"])
    let needy: Job | undefined
    const taken = queue.take().then((job) => (needy = job))
    await Promise.resolve()
    expect(needy).toBeUndefined()
    queue.done(build!)
    await taken
    expect(needy?.step.name).toBe("package")
    expect(await queue.take()).toBeUndefined()
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
