import path from "node:path"
import { ESLint, type Linter } from "eslint"
import tseslint from "typescript-eslint"

const root = path.resolve(__dirname, "../..")

// The real config without its typed rules: the texts below are in no program.
const eslint = new ESLint({
  cwd: root,
  overrideConfigFile: true,
  overrideConfig: [
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    ...(require("../../eslint.config.js") as Linter.Config[]),
    tseslint.configs.disableTypeChecked,
  ],
})

/** The ids of the rules that object to `text` if it were at `file`. */
async function objections(file: string, text: string): Promise<string[]> {
  const [result] = await eslint.lintText(text, {
    filePath: path.join(root, file),
  })
  return (result?.messages ?? []).map((message) => message.ruleId ?? "parse")
}

describe("the engine", () => {
  it.each([
    `import { x } from "../modules/ladder/mapping"\nx()\n`,
    `import { x } from "../conversions/catalogue"\nx()\n`,
    `import type { X } from "../types"\nexport type Y = X\n`,
    `export * from "../rewards"\n`,
    `import { readFileSync } from "node:fs"\nreadFileSync("a")\n`,
    `import { z } from "@medusajs/framework/zod"\nz.string()\n`,
    `export const load = () => import("../sources")\n`,
    `export type X = import("../types").X\n`,
  ])("may not import: %s", async (text) => {
    expect(await objections("src/engine/points.ts", text)).toContain(
      "ladder/borders"
    )
  })

  it.each([
    [`export const now = () => Date.now()\n`, "no-restricted-globals"],
    [`export const now = () => new Date()\n`, "no-restricted-globals"],
    [`export const id = () => Math.random()\n`, "no-restricted-properties"],
    [`export const log = () => console.log("a")\n`, "no-restricted-globals"],
    [`export const zone = process.env.TZ\n`, "no-restricted-globals"],
  ])("may not reach outside itself: %s", async (text, rule) => {
    expect(await objections("src/engine/points.ts", text)).toContain(rule)
  })

  it("may import from itself", async () => {
    const text = `import { x } from "./money"\nimport { y } from "./conditions"\nx(y)\n`
    expect(await objections("src/engine/points.ts", text)).toEqual([])
  })

  it("may be tested with packages, though not with other folders", async () => {
    const file = "src/engine/test/points.property.spec.ts"
    const packages = `import fc from "fast-check"\nimport { x } from "../points"\nx(fc)\n`
    expect(await objections(file, packages)).toEqual([])
    const folders = `import { x } from "../../modules/ladder"\nx()\n`
    expect(await objections(file, folders)).toContain("ladder/borders")
  })

  it("is kept to short files", async () => {
    const text = "export {}\n" + "void 0\n".repeat(160)
    expect(await objections("src/engine/points.ts", text)).toContain(
      "max-lines"
    )
  })
})

describe("the other folders", () => {
  it.each([
    ["src/sources/orders.ts", "../rewards/coupon"],
    ["src/rewards/coupon.ts", "../sources"],
    ["src/workflows/issue-reward.ts", "../api/admin/ladders/validators"],
    ["src/jobs/sweep.ts", "../admin/lib/client"],
    ["src/admin/widgets/customer.tsx", "../../engine"],
    ["src/modules/ladder/index.ts", "../../../scripts/postgres"],
  ])("%s may not import %s", async (file, source) => {
    const text = `import { x } from "${source}"\nx()\n`
    expect(await objections(file, text)).toContain("ladder/borders")
  })

  it.each([
    ["src/sources/orders.ts", "../engine"],
    ["src/sources/orders.ts", "../modules/ladder/rewards"],
    ["src/api/middlewares.ts", "./admin/ladders/middlewares"],
    ["src/api/middlewares.ts", "../sources"],
    ["src/admin/widgets/customer.tsx", "../../types"],
    ["src/modules/ladder/service.ts", "@medusajs/framework/utils"],
  ])("%s may import %s", async (file, source) => {
    const text = `import { x } from "${source}"\nx()\n`
    expect(await objections(file, text)).toEqual([])
  })

  it("hide no value behind unknown outside border files", async () => {
    const text = `export const x = (y: string) => y as unknown as number\n`
    expect(await objections("src/workflows/x.ts", text)).toEqual([
      "no-restricted-syntax",
    ])
    expect(await objections("src/modules/ladder/mapping.ts", text)).toEqual([])
  })

  it("have no vague file names", async () => {
    expect(await objections("src/workflows/utils.ts", "export {}\n")).toEqual([
      "ladder/file-name",
    ])
  })
})
