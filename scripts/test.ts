/**
 * `npm test [-- words]`: every check and every tier, or those the words name.
 * See CONTRIBUTING.md. The last line reads "N passed, N failed[, N skipped]".
 */
import path from "node:path"
import { runCheck } from "./tiers/checks"
import { findSpecs } from "./tiers/find-specs"
import { planJobs, type Job } from "./tiers/jobs"
import { planSteps, type Step } from "./tiers/plan"
import { Queue } from "./tiers/queue"
import { root } from "./tiers/run-command"
import { runTier } from "./tiers/run-tier"
import { Services } from "./tiers/services"
import { addTallies, emptyTally, formatTally, type Tally } from "./tiers/tally"

/**
 * So many jobs run beside each other, each lane with a Postgres of its own: a
 * shop waits about as much as it works, and the machines we know have two cores.
 */
const lanes_max = 2

/** How a step's jobs ended so far, and how long they took together. */
interface Outcome {
  tally: Tally
  seconds: number
}

/** What the lanes share. */
interface Run {
  readonly queue: Queue
  readonly outcomes: Map<Step, Outcome>
  /** Whether lanes run beside each other: what is said then waits for its end. */
  readonly beside: boolean
}

async function main(): Promise<void> {
  const { steps, patterns } = planSteps(process.argv.slice(2))
  const filesOf = ({ name }: Step) => findSpecs(root, name, patterns)
  const jobs = planJobs(steps, filesOf, root)
  const lanes = Math.min(lanes_max, jobs.length)
  const outcomes = new Map<Step, Outcome>()
  const run = { queue: new Queue(jobs), outcomes, beside: lanes > 1 }
  await Promise.all(Array.from({ length: lanes }, () => runLane(run)))
  let total = [...outcomes.values()]
    .map(({ tally }) => tally)
    .reduce(addTallies, emptyTally)
  if (total.passed + total.failed + total.skipped === 0) {
    say(`No test matches ${patterns.map((word) => `"${word}"`).join(", ")}.`)
    total = { ...total, failed: 1 }
  }
  process.exitCode = total.failed > 0 ? 1 : 0
  const lines = [...outcomes].map(([step, outcome]) =>
    lineOf(step.title, outcome)
  )
  say(["", ...lines, formatTally(total)].join("\n"))
}

/** One job after the other, until there is none left. */
async function runLane(run: Run): Promise<void> {
  const services = new Services()
  try {
    for (let job; (job = await run.queue.take()) !== undefined;) {
      const start = Date.now()
      const tally = await runJob(job, services, run.beside)
      note(run, job, { tally, seconds: (Date.now() - start) / 1000 })
    }
  } finally {
    await services.stop()
  }
}

function note({ queue, outcomes }: Run, job: Job, ended: Outcome): void {
  const before = outcomes.get(job.step)
  outcomes.set(job.step, {
    tally: addTallies(before?.tally ?? emptyTally, ended.tally),
    seconds: (before?.seconds ?? 0) + ended.seconds,
  })
  queue.done(job)
  say(lineOf(titleOf(job), ended))
}

/** Of a job: its step, and the files by their short names. */
const titleOf = ({ step, files }: Job): string =>
  [step.title, ...(step.needs.length > 0 ? files.map(nameOf) : [])].join(" ")

const nameOf = (file: string): string => path.basename(file).split(".")[0] ?? ""

const lineOf = (title: string, { tally, seconds }: Outcome): string =>
  `${title}: ${formatTally(tally)} (${Math.round(seconds)} s)`

async function runJob(
  job: Job,
  services: Services,
  beside: boolean
): Promise<Tally> {
  const { step, files, together } = job
  const title = titleOf(job)
  const print = beside ? printUnder(title) : undefined
  say(`\n=== ${title} ===`)
  if (step.kind === "check") {
    return (await runCheck(step.name, print))
      ? { ...emptyTally, passed: 1 }
      : { ...emptyTally, failed: 1 }
  }
  const provided = await services.provide(step.needs)
  if ("missing" in provided) {
    return refuse(step, provided.missing)
  }
  const env = { ...baseEnv(), ...provided.env }
  const bootsMedusa = step.needs.includes("postgres")
  return await runTier({ tier: step.name, files, together }, env, {
    bootsMedusa,
    ...(print && { print }),
  })
}

const printUnder =
  (title: string) =>
  (text: string): void => {
    if (text.trim() !== "") {
      say(`\n=== ${title}, what it said ===\n${text.trimEnd()}`)
    }
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

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}

void main().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
  say("0 passed, 1 failed")
})
