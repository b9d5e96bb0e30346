const js = require("@eslint/js")
const globals = require("globals")
const tseslint = require("typescript-eslint")
const { borderRule } = require("./scripts/lint/borders.cjs")
const { fileNameRule } = require("./scripts/lint/file-name.cjs")

const plugin = { rules: { borders: borderRule, "file-name": fileNameRule } }

const testFiles = ["**/*.spec.ts", "**/test/**", "integration-tests/**"]

/** Files where another shape meets ours, the only place for double casts. */
const borderFiles = ["**/mapping.ts", "**/convert.ts"]

const sizes = (lines, functionLines) => ({
  "max-lines": [
    "error",
    { max: lines, skipBlankLines: true, skipComments: true },
  ],
  "max-lines-per-function": [
    "error",
    { max: functionLines, skipBlankLines: true, skipComments: true },
  ],
})

/** The engine is given time, chance and input: it never fetches them. */
const impureGlobals = [
  "Date",
  "Intl",
  "console",
  "process",
  "globalThis",
  "global",
  "performance",
  "crypto",
  "fetch",
  "setTimeout",
  "setInterval",
  "setImmediate",
  "queueMicrotask",
  "require",
  "Buffer",
].map((name) => ({
  name,
  message: "The engine is pure: let the caller pass it in.",
}))

const doubleCast = {
  selector: "TSAsExpression > TSAsExpression > TSUnknownKeyword",
  message: "No `as unknown as`: convert in mapping.ts or convert.ts.",
}

module.exports = tseslint.config(
  {
    ignores: [
      "**/node_modules/**",
      "**/.medusa/**",
      "coverage/**",
      "**/*.d.ts",
    ],
  },
  js.configs.recommended,
  {
    files: ["**/*.{js,cjs,mjs}"],
    languageOptions: { globals: globals.node },
  },
  {
    files: ["**/*.{js,cjs}"],
    languageOptions: { sourceType: "commonjs" },
  },
  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ["./tsconfig.check.json", "./src/admin/tsconfig.json"],
        tsconfigRootDir: __dirname,
      },
    },
    plugins: { ladder: plugin },
    rules: {
      ...sizes(300, 60),
      "ladder/borders": "error",
      "ladder/file-name": "error",
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-console": "error",
      "no-restricted-syntax": ["error", doubleCast],
      "@typescript-eslint/consistent-type-imports": [
        "error",
        { fixStyle: "inline-type-imports" },
      ],
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_" },
      ],
      "@typescript-eslint/require-await": "off",
      "@typescript-eslint/restrict-template-expressions": [
        "error",
        { allowNumber: true },
      ],
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    files: ["src/engine/**/*.ts"],
    ignores: ["**/test/**"],
    rules: {
      ...sizes(150, 40),
      "no-restricted-globals": ["error", ...impureGlobals],
      "no-restricted-properties": [
        "error",
        {
          object: "Math",
          property: "random",
          message: "The engine is pure: chance is passed in.",
        },
      ],
    },
  },
  { files: borderFiles, rules: { "no-restricted-syntax": "off" } },
  {
    // Files Medusa generates, then checked by hand.
    files: ["src/**/migrations/*.ts"],
    rules: { "max-lines": "off", "max-lines-per-function": "off" },
  },
  {
    // Programs with a terminal to talk to.
    files: ["bench/**", "demo/**", "scripts/**"],
    rules: { "no-console": "off" },
  },
  {
    // Tests may be long, and read answers whose shape is what they test.
    files: testFiles,
    rules: {
      "max-lines": "off",
      "max-lines-per-function": "off",
      "no-console": "off",
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-call": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-return": "off",
      "@typescript-eslint/unbound-method": "off",
    },
  }
)
