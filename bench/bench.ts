import { parseArgs } from "node:util"
import { randomInt } from "node:crypto"
import { benchmarks } from "./benchmarks"
import type { Report } from "./harness/benchmark"
import { reached, type Ratio } from "./harness/ratio"

/**
 * `npm run bench -- <name> [--size small|full] [--seed n] [--json]`: runs one
 * benchmark and prints its ratios; without a name, lists them.
 */
async function main(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      size: { type: "string", default: "small" },
      seed: { type: "string" },
      json: { type: "boolean", default: false },
    },
  })
  const [name] = positionals
  const { size } = values
  const seed = Number(values.seed ?? randomInt(2 ** 31))
  const benchmark = benchmarks.find((one) => one.name === name)
  if (!benchmark) {
    return list(name)
  }
  if ((size !== "small" && size !== "full") || !Number.isInteger(seed)) {
    throw new Error(
      `--size is ${size}, allowed are small and full; --seed is ${seed}, allowed are whole numbers`
    )
  }
  const report = await benchmark.run({ size, seed })
  print(values.json ? asJson(report) : asText(report))
  return report.checks.every(({ ok }) => ok) ? 0 : 1
}

function list(name: string | undefined): number {
  if (name !== undefined) {
    print(`There is no benchmark ${JSON.stringify(name)}. There are:`)
  }
  for (const one of benchmarks) {
    print(`${one.name.padEnd(16)}${one.about}`)
  }
  return name === undefined ? 0 : 1
}

/** The first ratio is what the benchmark is named for; `ratios` has them all. */
function asJson({ legs, ratios, checks, ...report }: Report): string {
  const [headline] = ratios
  return JSON.stringify(
    {
      ...report,
      legs: legs.map(({ name, units_per_second }) => ({
        name,
        units_per_second,
      })),
      pairs: headline?.pairs,
      ratio: headline && {
        median: headline.median,
        min: headline.min,
        max: headline.max,
      },
      ratios,
      cpu: Object.fromEntries(
        legs.map((leg) => [
          leg.name,
          { node: leg.node_cpu_per_1000, postgres: leg.postgres_cpu_per_1000 },
        ])
      ),
      checks,
    },
    null,
    2
  )
}

function asText(report: Report): string {
  const setting = Object.entries(report.setting)
    .map(([name, value]) => `${name}=${value}`)
    .join(", ")
  return [
    `${report.name} (${report.size}), seed ${report.seed}`,
    setting,
    "",
    ...report.ratios.map(ratioLine),
    "",
    "leg: units/s here; CPU-seconds per 1,000 units in Node + Postgres",
    ...report.legs.map(
      (leg) =>
        `  ${leg.name}: ${leg.units_per_second}; ${leg.node_cpu_per_1000} + ${leg.postgres_cpu_per_1000 ?? "?"}`
    ),
    "",
    ...report.checks.map(
      ({ ok, what, found }) => `${ok ? "ok  " : "VOID"} ${what}: ${found}`
    ),
  ].join("\n")
}

function ratioLine(ratio: Ratio): string {
  const { name, median, min, max, pairs, target } = ratio
  const wanted = !target
    ? ""
    : "at_least" in target
      ? `, wanted >= ${target.at_least}`
      : `, wanted <= ${target.at_most}`
  const missed = reached(ratio) ? "" : ": MISSED"
  return `${name}: ${median} (${min} to ${max}, ${pairs} pairs${wanted})${missed}`
}

const print = (text: string): void => {
  process.stdout.write(`${text}\n`)
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error)
    process.exit(2)
  }
)
