import { runCommand } from "./run-command"

/** The checks that pass or fail as a whole, by the name of their step. */
const checks: Record<string, () => Promise<number>> = {
  lint: () => runCommand("eslint", "bin/eslint.js", [".", "--max-warnings=0"]),
  format: () =>
    runCommand("prettier", "bin/prettier.cjs", [
      ...["--check", "--log-level=warn", "."],
    ]),
  types: async () => {
    const server = await runCommand("typescript", "bin/tsc", [
      ...["-p", "tsconfig.check.json"],
    ])
    const admin = await runCommand("typescript", "bin/tsc", ["-p", "src/admin"])
    return server || admin
  },
  build: () => runCommand("@medusajs/cli", "cli.js", ["plugin:build"]),
}

/** Whether the check of that name passes. */
export async function runCheck(name: string): Promise<boolean> {
  const run = checks[name]
  if (run === undefined) {
    throw new Error(
      `There is no check "${name}"; there are ${Object.keys(checks).join(", ")}.`
    )
  }
  return (await run()) === 0
}
