import { de } from "../../src/admin/i18n/de"
import { en } from "../../src/admin/i18n/en"
import { attributesOf, conversionTypes } from "../../src/conversions"

interface Texts {
  readonly title?: string
  readonly things_one?: string
  readonly things_other?: string
}

function textsOf(events: object, type: string): Texts | undefined {
  const [entity = "", action = ""] = type.split(".")
  const ofEntity = (events as Record<string, Record<string, Texts>>)[entity]
  return ofEntity?.[action]
}

describe.each([
  ["English", en],
  ["German", de],
])("the admin in %s", (_language, { attributes, events }) => {
  it.each(conversionTypes.map(({ name }) => name))(
    "has words for %s",
    (type) => {
      const { title, things_one, things_other } = textsOf(events, type) ?? {}
      expect([title, things_one, things_other]).toEqual([
        expect.stringMatching(/\S/),
        expect.stringMatching(/\S/),
        expect.stringMatching(/\S/),
      ])
    }
  )

  it("has words for every attribute that a type declares", () => {
    const names = conversionTypes.flatMap((type) =>
      Object.keys(attributesOf(type))
    )
    const missing = names.filter((name) => !(name in attributes))
    expect([...new Set(missing)]).toEqual([])
  })

  it("has words for no type that is not there", () => {
    const known = new Set(conversionTypes.map(({ name }) => name))
    const worded = Object.entries(events).flatMap(([entity, actions]) =>
      typeof actions === "string"
        ? []
        : Object.keys(actions).map((action) => `${entity}.${action}`)
    )
    expect(worded.filter((type) => !known.has(type))).toEqual([])
  })
})
