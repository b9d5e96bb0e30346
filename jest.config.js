const { swcOptions } = require("./scripts/swc.cjs")

const base = {
  rootDir: __dirname,
  roots: ["<rootDir>/src", "<rootDir>/scripts", "<rootDir>/integration-tests"],
  testEnvironment: "node",
  moduleFileExtensions: ["ts", "js", "mjs", "cjs", "json", "node"],
  transform: { "^.+\\.[jt]sx?$": ["@swc/jest", swcOptions] },
  modulePathIgnorePatterns: ["/\\.medusa/"],
}

/** A tier is told by the part of the file name before `.spec.ts`. */
const tier = (name) => ({
  ...base,
  displayName: name,
  testRegex: `\\.${name}\\.spec\\.ts$`,
})

/** Tiers that load Medusa: its ORM's registry must be emptied between files. */
const medusaTier = (name) => ({
  ...tier(name),
  setupFiles: [
    "<rootDir>/integration-tests/setup/clear-orm-metadata.ts",
    "<rootDir>/integration-tests/setup/silence-restore-noise.ts",
  ],
  setupFilesAfterEnv: ["<rootDir>/integration-tests/setup/long-timeout.ts"],
})

/** @type {import("jest").Config} */
module.exports = {
  projects: [
    // Pure: one dot only before `spec`.
    { ...base, displayName: "unit", testRegex: "/[^/.]+\\.spec\\.ts$" },
    tier("property"),
    medusaTier("int"),
    medusaTier("http"),
    medusaTier("redis"),
    medusaTier("package"),
    medusaTier("browser"),
  ],
}
