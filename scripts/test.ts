/**
 * `npm test [-- words]`: every check and every tier, or those the words name.
 * See CONTRIBUTING.md. The last line reads "N passed, N failed[, N skipped]".
 */
import path from "node:path"
import { runCheck } from "./tiers/checks"
import { findSpecs } from "./tiers/find-specs"
import { planSteps, type Step } from "./tiers/plan"
import { root } from "./tiers/run-command"
import { runTier } from "./tiers/run-tier"
import { Services } from "./tiers/services"
import { addTallies, emptyTally, formatTally, type Tally } from "./tiers/tally"

const services = new Services()
const built = { done: false }

async function main(): Promise<void> {
  const { steps, patterns } = planSteps(process.argv.slice(2))
  let total = emptyTally
  const lines: string[] = []
  try {
    for (const step of steps) {
      const start = Date.now()
      const tally = await runStep(step, patterns)
      const seconds = Math.round((Date.now() - start) / 1000)
      lines.push(`${step.title}: ${formatTally(tally)} (${seconds} s)`)
      say(lines.at(-1) ?? "")
      total = addTallies(total, tally)
    }
  } finally {
    await services.stop()
  }
  if (total.passed + total.failed + total.skipped === 0) {
    say(`No test matches ${patterns.map((word) => `"${word}"`).join(", ")}.`)
    total = { ...total, failed: 1 }
  }
  process.exitCode = total.failed > 0 ? 1 : 0
  say(["", ...lines, formatTally(total)].join("\n"))
}

async function runStep(
  step: Step,
  patterns: readonly string[]
): Promise<Tally> {
  if (step.kind === "check") {
    return await runNamedCheck(step)
  }
  const files = findSpecs(root, step.name, patterns)
  if (files.length === 0) {
    return emptyTally
  }
  heading(step.title)
  const provided = await services.provide(step.needs)
  if ("missing" in provided) {
    return refuse(step, provided.missing)
  }
  const build =
    step.needs.includes("build") && !built.done
      ? await runNamedCheck({ ...step, name: "build", title: "Build" })
      : emptyTally
  const env = { ...baseEnv(), ...provided.env }
  const bootsMedusa = step.needs.includes("postgres")
  return addTallies(build, await runTier(step.name, files, env, bootsMedusa))
}

async function runNamedCheck(step: Step): Promise<Tally> {
  heading(step.title)
  built.done ||= step.name === "build"
  return (await runCheck(step.name))
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
