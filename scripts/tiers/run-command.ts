import { spawn } from "node:child_process"
import { createRequire } from "node:module"
import path from "node:path"

const requireFromHere = createRequire(__filename)

/** The repository's root. */
export const root = path.resolve(__dirname, "../..")

/**
 * Runs a program of a dependency, e.g. `runCommand("eslint", "bin/eslint.js",
 * ["."])`; resolves with its exit code. What it prints is shown at once, or
 * handed to `print` when it has ended, so that programs which run beside each
 * other do not mix their lines.
 */
export async function runCommand(
  name: string,
  bin: string,
  args: readonly string[],
  {
    env = process.env,
    print,
  }: { env?: NodeJS.ProcessEnv; print?: (text: string) => void } = {}
): Promise<number> {
  const home = path.dirname(requireFromHere.resolve(`${name}/package.json`))
  const command = [path.join(home, bin), ...args]
  return await new Promise((resolve, reject) => {
    const child = spawn(process.execPath, command, {
      cwd: root,
      stdio: print ? ["inherit", "pipe", "pipe"] : "inherit",
      env,
    })
    const printed: Buffer[] = []
    child.stdout?.on("data", (chunk: Buffer) => printed.push(chunk))
    child.stderr?.on("data", (chunk: Buffer) => printed.push(chunk))
    child.on("error", reject)
    child.on("close", (code) => {
      print?.(Buffer.concat(printed).toString("utf8"))
      resolve(code ?? 1)
    })
  })
}
