/**
 * How TypeScript becomes JavaScript outside the build: one set of options for
 * jest and for the scripts, so that both run the code as `plugin:build` will
 * ship it (CommonJS, legacy decorators, assigned class fields).
 *
 * @type {import("@swc/core").Options}
 */
const swcOptions = {
  swcrc: false,
  jsc: {
    target: "es2021",
    keepClassNames: true,
    parser: { syntax: "typescript", tsx: false, decorators: true },
    transform: {
      legacyDecorator: true,
      useDefineForClassFields: false,
      react: { runtime: "automatic" },
    },
  },
  // `import()` stays what it is: ESM-only packages need the real one.
  module: { type: "commonjs", ignoreDynamic: true },
  sourceMaps: "inline",
}

module.exports = { swcOptions }
