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
