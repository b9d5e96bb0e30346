import { spawn } from "node:child_process"
import { createRequire } from "node:module"
import path from "node:path"

const requireFromHere = createRequire(__filename)

/** The repository's root. */
export const root = path.resolve(__dirname, "../..")

/**
 * Runs a program of a dependency, e.g. `runCommand("eslint", "bin/eslint.js",
 * ["."])`, showing what it prints; resolves with its exit code.
 */
export async function runCommand(
  name: string,
  bin: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env
): Promise<number> {
  const home = path.dirname(requireFromHere.resolve(`${name}/package.json`))
  const command = [path.join(home, bin), ...args]
  return await new Promise((resolve, reject) => {
    const child = spawn(process.execPath, command, {
      cwd: root,
      stdio: "inherit",
      env,
    })
    child.on("error", reject)
    child.on("close", (code) => resolve(code ?? 1))
  })
}
