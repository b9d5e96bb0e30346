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
  build: (print) =>
    runCommand("@medusajs/cli", "cli.js", ["plugin:build"], outlet(print)),
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
