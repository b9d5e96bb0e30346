import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"

const admin = path.resolve(__dirname, "../..")
const css = require.resolve("@medusajs/dashboard/css")

/** Classes a stylesheet defines, as markup names them. */
function classesOf(stylesheet: string): Set<string> {
  const names = stylesheet.matchAll(/\.((?:\\.|[\w-])+)/g)
  return new Set([...names].map(([, name]) => (name ?? "").replace(/\\/g, "")))
}

/** Words of the string literals in `className` attributes of a component. */
function classesUsed(code: string): string[] {
  const attributes = code.matchAll(
    /className=(?:"([^"]*)"|\{((?:[^{}]|\{[^{}]*\})*)\})/g
  )
  return [...attributes]
    .flatMap(([, plain, expression]) =>
      plain === undefined
        ? [...(expression ?? "").matchAll(/"([^"]*)"/g)].map(([, s]) => s ?? "")
        : [plain]
    )
    .flatMap((names) => names.split(/\s+/))
    .filter((name) => name.includes("-") || name.includes(":"))
}

/**
 * Whether a shop's admin makes styles for our classes depends on where its
 * package manager puts us: with pnpm, or linked, it finds none of our files.
 */
it("every class is one the admin's own stylesheet has", () => {
  const known = classesOf(readFileSync(css, "utf8"))
  const components = readdirSync(admin, { recursive: true, encoding: "utf8" })
  const unknown = components
    .filter((file) => file.endsWith(".tsx"))
    .flatMap((file) =>
      classesUsed(readFileSync(path.join(admin, file), "utf8"))
        .filter((name) => !known.has(name))
        .map((name) => `${file}: ${name}`)
    )
  expect(unknown).toEqual([])
})
