/**
 * Runs a TypeScript file of this repository: `node scripts/run.mjs file.ts …`.
 *
 * Every `npm run` script that is TypeScript goes through here. On a machine
 * where nothing is installed yet it runs `npm ci` first.
 */
import { spawnSync } from "node:child_process"
import { existsSync } from "node:fs"
import { createRequire } from "node:module"
import path from "node:path"
import { fileURLToPath } from "node:url"

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..")
const [file, ...rest] = process.argv.slice(2)

if (file === undefined) {
  console.error("Usage: node scripts/run.mjs <file.ts> [arguments]")
  process.exit(2)
}

// npm writes this file last: without it an installation is missing or broken.
if (!existsSync(path.join(root, "node_modules", ".package-lock.json"))) {
  console.error("Installing the dependencies first (npm ci) …")
  const { status } = spawnSync("npm", ["ci"], { cwd: root, stdio: "inherit" })
  if (status !== 0) {
    process.exit(status ?? 1)
  }
}

process.env.MEDUSA_DISABLE_TELEMETRY ??= "true"

const require = createRequire(import.meta.url)
require("./register.cjs")

const target = path.resolve(root, file)
process.argv = [process.argv[0], target, ...rest]
require(target)
