import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { conversionTypes } from "../../conversions"
import { doors } from "../../conversions/conversion-type"
import { heardSources } from "../heard"
import { sources } from "../index"

const names: readonly string[] = [...sources, ...heardSources].map(
  ({ name }) => name
)

it.each(conversionTypes.map(({ name, from }) => [name, from] as const))(
  "%s comes from sources and doors that there are",
  (_name, from) => {
    const known = [...names, ...doors]
    expect(from.filter((way) => !known.includes(way))).toEqual([])
  }
)

it.each(names)("the source %s gives events of some type", (source) => {
  expect(conversionTypes.some(({ from }) => from.includes(source))).toBe(true)
})

/** What the sources are written in, without their tests. */
const written = readdirSync(join(__dirname, ".."), { recursive: true })
  .map(String)
  .filter((file) => file.endsWith(".ts") && !file.includes("test"))
  .map((file) => readFileSync(join(__dirname, "..", file), "utf8"))
  .join("\n")

/** Types that nothing but sources records, with what rules may ask of them. */
const asked = conversionTypes
  .filter(({ from }) => from.every((way) => names.includes(way)))
  .flatMap(({ name, attributes }) =>
    Object.keys(attributes).map((attribute) => [name, attribute] as const)
  )

it.each(asked)("%s has a source that knows of its %s", (_name, attribute) => {
  expect(written).toMatch(new RegExp(`\\b${attribute}\\b`))
})
