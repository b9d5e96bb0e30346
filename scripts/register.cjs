/**
 * Lets this process `require` TypeScript: `node -r ./scripts/register.cjs`.
 *
 * swc strips the types (nothing is checked: `npm run types` does that), in a
 * tenth of the time and memory ts-node needs, which the benchmarks would
 * otherwise measure along.
 *
 * Who starts hundreds of processes names a folder in LADDER_COMPILED: what one
 * of them has compiled the next reads there, and need not load swc.
 */
const fs = require("node:fs")
const { createHash } = require("node:crypto")
const Module = require("node:module")
const path = require("node:path")
const { swcOptions } = require("./swc.cjs")

const folder = process.env.LADDER_COMPILED

process.setSourceMapsEnabled(true)

Module._extensions[".ts"] = (module, filename) => {
  const source = fs.readFileSync(filename, "utf8")
  module._compile(
    folder ? kept(folder, source, filename) : compile(source, filename),
    filename
  )
}

function compile(source, filename) {
  const { transformSync } = require("@swc/core")
  return transformSync(source, { ...swcOptions, filename }).code
}

/** Written beside and renamed: another process reads all of it or nothing. */
function kept(folder, source, filename) {
  const hash = createHash("sha256").update(`${filename}\n${source}`)
  const file = path.join(folder, `${hash.digest("hex")}.js`)
  if (fs.existsSync(file)) {
    return fs.readFileSync(file, "utf8")
  }
  const code = compile(source, filename)
  fs.writeFileSync(`${file}.${process.pid}`, code)
  fs.renameSync(`${file}.${process.pid}`, file)
  return code
}
