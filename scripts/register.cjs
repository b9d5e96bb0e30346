/**
 * Lets this process `require` TypeScript: `node -r ./scripts/register.cjs`.
 *
 * swc strips the types (nothing is checked: `npm run types` does that), in a
 * tenth of the time and memory ts-node needs, which the benchmarks would
 * otherwise measure along.
 */
const fs = require("node:fs")
const Module = require("node:module")
const { transformSync } = require("@swc/core")
const { swcOptions } = require("./swc.cjs")

process.setSourceMapsEnabled(true)

Module._extensions[".ts"] = (module, filename) => {
  const { code } = transformSync(fs.readFileSync(filename, "utf8"), {
    ...swcOptions,
    filename,
  })
  module._compile(code, filename)
}
