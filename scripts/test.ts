/**
 * `npm test [-- words]`: every check and every tier, or those the words name.
 * See CONTRIBUTING.md. The last line reads "N passed, N failed[, N skipped]".
 */
import { statSync } from "node:fs"
import path from "node:path"
import { runCheck } from "./tiers/checks"
import { findSpecs } from "./tiers/find-specs"
import { planSteps, type Step } from "./tiers/plan"
import { root } from "./tiers/run-command"
import { runTier } from "./tiers/run-tier"
import { Services } from "./tiers/services"
import { addTallies, emptyTally, formatTally, type Tally } from "./tiers/tally"

/** What a run of steps has: its own servers, and where its output goes. */
interface Run {
  readonly services: Services
  readonly patterns: readonly string[]
  /** Set where another lane runs beside it. */
  readonly print?: (text: string) => void
}

/** A tier whose files any lane takes that has nothing else to do. */
interface SharedTier {
  readonly step: Step
  readonly files: string[]
  readonly start: number
  tally: Tally
}

const built = { done: false }

async function main(): Promise<void> {
  const { steps, patterns } = planSteps(process.argv.slice(2))
  const lanes = [...new Set(steps.map(({ lane }) => lane))]
  const shared = lanes.length > 1 ? shareTier(steps, patterns) : undefined
  const told = await Promise.all(
    lanes.map((lane) =>
      runLane(
        steps.filter((step) => step.lane === lane && step !== shared?.step),
        patterns,
        shared
      )
    )
  )
  if (shared) {
    told.push({ tally: shared.tally, lines: [lineOf(shared)] })
  }
  let total = told.map(({ tally }) => tally).reduce(addTallies, emptyTally)
  if (total.passed + total.failed + total.skipped === 0) {
    say(`No test matches ${patterns.map((word) => `"${word}"`).join(", ")}.`)
    total = { ...total, failed: 1 }
  }
  process.exitCode = total.failed > 0 ? 1 : 0
  const lines = told.flatMap((lane) => lane.lines)
  say(["", ...lines, formatTally(total)].join("\n"))
}

/** The long files first, so that both lanes end at about the same time. */
function shareTier(
  steps: readonly Step[],
  patterns: readonly string[]
): SharedTier | undefined {
  const step = steps.find(({ lane }) => lane === "shop")
  return (
    step && {
      step,
      files: findSpecs(root, step.name, patterns).sort(
        (a, b) => statSync(b).size - statSync(a).size
      ),
      start: Date.now(),
      tally: emptyTally,
    }
  )
}

const lineOf = ({
  step,
  tally,
  start,
}: Pick<SharedTier, "step" | "tally" | "start">): string =>
  `${step.title}: ${formatTally(tally)} (${Math.round((Date.now() - start) / 1000)} s)`

async function helpWith(shared: SharedTier, services: Services): Promise<void> {
  const { step } = shared
  for (let file; (file = shared.files.shift()) !== undefined;) {
    const print = printUnder(step)
    const tally = await runFiles(step, [file], { services, print })
    shared.tally = addTallies(shared.tally, tally)
  }
}

/** One step after the other; the lines tell how each ended. */
async function runLane(
  steps: readonly Step[],
  patterns: readonly string[],
  shared: SharedTier | undefined
): Promise<{ tally: Tally; lines: string[] }> {
  const services = new Services()
  const lines: string[] = []
  let total = emptyTally
  try {
    for (const step of steps) {
      const start = Date.now()
      const tally = await runStep(step, {
        services,
        patterns,
        ...(shared && { print: printUnder(step) }),
      })
      lines.push(lineOf({ step, tally, start }))
      say(lines.at(-1) ?? "")
      total = addTallies(total, tally)
    }
    if (shared) {
      await helpWith(shared, services)
    }
  } finally {
    await services.stop()
  }
  return { tally: total, lines }
}

const printUnder =
  ({ title }: Step) =>
  (text: string): void => {
    if (text.trim() !== "") {
      say(`\n=== ${title}, what it said ===\n${text.trimEnd()}`)
    }
  }

async function runStep(step: Step, run: Run): Promise<Tally> {
  if (step.kind === "check") {
    return await runNamedCheck(step, run)
  }
  const files = findSpecs(root, step.name, run.patterns)
  if (files.length === 0) {
    return emptyTally
  }
  heading(step.title)
  const build =
    step.needs.includes("build") && !built.done
      ? await runNamedCheck({ ...step, name: "build", title: "Build" }, run)
      : emptyTally
  return addTallies(build, await runFiles(step, files, run))
}

async function runFiles(
  step: Step,
  files: readonly string[],
  run: Pick<Run, "services" | "print">
): Promise<Tally> {
  const provided = await run.services.provide(step.needs)
  if ("missing" in provided) {
    return refuse(step, provided.missing)
  }
  const env = { ...baseEnv(), ...provided.env }
  const bootsMedusa = step.needs.includes("postgres")
  return await runTier(step.name, files, env, bootsMedusa, run.print)
}

async function runNamedCheck(
  step: Step,
  { print }: Pick<Run, "print">
): Promise<Tally> {
  heading(step.title)
  built.done ||= step.name === "build"
  return (await runCheck(step.name, print))
    ? { ...emptyTally, passed: 1 }
    : { ...emptyTally, failed: 1 }
}

/** A tier this machine cannot run: a skip at home, a failure in CI. */
function refuse(step: Step, missing: string): Tally {
  const inCi = process.env.CI === "true"
  const verdict = inCi ? "FAILED, as CI must have it" : "SKIPPED"
  say(`!!! ${step.title}: ${verdict}: there is no ${missing}.`)
  return inCi ? { ...emptyTally, failed: 1 } : { ...emptyTally, skipped: 1 }
}

/** Redis is for the tier that asks for it: elsewhere Medusa would pick it up. */
function baseEnv(): NodeJS.ProcessEnv {
  const { REDIS_URL: _, ...env } = process.env
  return {
    ...env,
    LADDER_DATA_DIR:
      env.LADDER_DATA_DIR ?? path.resolve(root, "../shared/data"),
    LOG_LEVEL: env.LOG_LEVEL ?? "warn",
    TZ: env.TZ ?? "UTC",
  }
}

function heading(title: string): void {
  say(`\n=== ${title} ===`)
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}

void main().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
  say("0 passed, 1 failed")
})
