import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import os from "node:os"
import path from "node:path"
import { runCommand } from "./run-command"
import { tallyJest, type JestReport, type Tally } from "./tally"

/** Spec files for one run of jest. */
interface Specs {
  readonly tier: string
  readonly files: readonly string[]
  /** Whether the tier's `together` spec loads them. */
  readonly together: boolean
}

/** Where that spec is, of the tiers that have one. */
const togetherSpecs: Readonly<Record<string, string>> = {
  http: "integration-tests/http/together.http.spec.ts",
  int: "integration-tests/modules/together.int.spec.ts",
}

/**
 * Runs the given spec files with jest. Tiers with a database run one file after
 * the other: each boots a whole shop, and they share one server.
 */
export async function runTier(
  { tier, files, together }: Specs,
  env: NodeJS.ProcessEnv,
  {
    bootsMedusa,
    print,
  }: { bootsMedusa: boolean; print?: (text: string) => void }
): Promise<Tally> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "ladder-jest-"))
  const reportFile = path.join(folder, "report.json")
  const joint = together ? togetherSpecs[tier] : undefined
  try {
    const status = await runCommand(
      "jest",
      "bin/jest.js",
      [
        `--selectProjects=${tier}`,
        ...["--json", `--outputFile=${reportFile}`],
        ...(bootsMedusa ? ["--runInBand", "--forceExit"] : []),
        ...["--runTestsByPath", ...(joint ? [joint] : files)],
      ],
      {
        env: {
          ...(bootsMedusa ? withVmModules(env) : env),
          ...(joint && { LADDER_TOGETHER: JSON.stringify(files) }),
        },
        ...(print && { print }),
      }
    )
    return tallyJest(readReport(reportFile), status)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Medusa's runner uses `import()`, which jest knows only with this flag. */
function withVmModules(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const options = `${env.NODE_OPTIONS ?? ""} --experimental-vm-modules`
  return { ...env, NODE_OPTIONS: options.trim() }
}

function readReport(file: string): JestReport | null {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as JestReport
  } catch {
    return null
  }
}
