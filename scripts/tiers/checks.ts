import { mkdtempSync, rmSync } from "node:fs"
import os from "node:os"
import path from "node:path"
import { build } from "../../demo/build"
import { MedusaProcesses } from "../../demo/medusa-process"
import { runCommand } from "./run-command"

type Print = ((text: string) => void) | undefined

/** The checks that pass or fail as a whole, by the name of their step. */
const checks: Record<string, (print: Print) => Promise<number>> = {
  lint: (print) =>
    runCommand(
      "eslint",
      "bin/eslint.js",
      [".", "--max-warnings=0"],
      outlet(print)
    ),
  format: (print) =>
    runCommand(
      "prettier",
      "bin/prettier.cjs",
      ["--check", "--log-level=warn", "."],
      outlet(print)
    ),
  types: async (print) => {
    const check = (project: string) =>
      runCommand("typescript", "bin/tsc", ["-p", project], outlet(print))
    const server = await check("tsconfig.check.json")
    const admin = await check("src/admin")
    return server || admin
  },
  build: async (print) =>
    (await runCommand(
      "@medusajs/cli",
      "cli.js",
      ["plugin:build"],
      outlet(print)
    )) || (await buildShop()),
}

/** The demo's shop with its admin: several tiers open it, at once perhaps. */
async function buildShop(): Promise<number> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "ladder-build-"))
  try {
    await build(new MedusaProcesses(path.join(folder, "medusa.log")), true)
    return 0
  } catch (error) {
    console.error(error)
    return 1
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Whether the check of that name passes. */
export async function runCheck(name: string, print?: Print): Promise<boolean> {
  const run = checks[name]
  if (run === undefined) {
    throw new Error(
      `There is no check "${name}"; there are ${Object.keys(checks).join(", ")}.`
    )
  }
  return (await run(print)) === 0
}

const outlet = (print: Print) => (print ? { print } : {})
