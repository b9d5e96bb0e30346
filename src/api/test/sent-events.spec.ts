import type { ConversionType } from "../../conversions"
import { conversionTypes } from "../../conversions"
import { faultsOf } from "../../ladder-document"
import { joinVisitor, sentEvents } from "../storefront/sent-events"
import { newVisitorToken, visitorOf } from "../storefront/visitor-token"

const told = (body: unknown) => {
  const { error } = sentEvents.safeParse(body)
  return error
    ? faultsOf(error).map(({ path, message }) => `${path}: ${message}`)
    : []
}

const one = (event: object) => ({ events: [{ key: "k", ...event }] })

/** What a type cannot be without, and no more. */
function leastOf({ attributes }: ConversionType): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(attributes)
      .filter(([, { required }]) => required)
      .map(([name, spec]) => [name, spec.type === "number" ? spec.min : "x"])
  )
}

const send = (type: ConversionType) =>
  told(
    one({
      type: type.name,
      attributes: leastOf(type),
      ...(type.undoes !== undefined && { undoes: "other" }),
    })
  )

const open = conversionTypes.filter(({ from }) => from.includes("storefront"))
const closed = conversionTypes.filter((type) => !open.includes(type))

describe("what a shop front may send", () => {
  it.each(open.map((type) => [type.name, type] as const))(
    "is %s, whose trust is that of a browser",
    (_, type) => {
      expect(send(type)).toEqual([])
      expect(type.trust).toBe("browser")
      expect(type.spend ?? type.valued).toBeUndefined()
    }
  )

  it.each(closed.map((type) => [type.name, type] as const))(
    "attack 54: is not %s",
    (name, type) => {
      expect(send(type)).toEqual([
        expect.stringMatching(
          `^events\\[0\\].type: is "${name}"; one of customer.consented, .*visit.campaign.* is wanted$`
        ),
      ])
    }
  )

  it("is none of the merchant's own types, and nothing without a type", () => {
    expect(told(one({ type: "custom.tasting_attended" }))).toEqual([
      expect.stringContaining('events[0].type: is "custom.tasting_attended"'),
    ])
    expect(told(one({}))).toEqual([
      expect.stringContaining("events[0].type: is missing; one of"),
    ])
  })

  it("says every fault, with its place", () => {
    const page = { key: "a", type: "page.viewed" }
    const body = {
      events: [
        { ...page, attributes: { path: 1, color: "red" } },
        { ...page, key: "not a key" },
        { ...page, undoes: "a" },
        { ...page, at: "yesterday" },
        { ...page, value: 100, currency: "eur" },
        { key: "b", type: "form.withdrawn" },
      ],
    }
    expect(told(body)).toEqual([
      expect.stringContaining(
        "events[0].attributes.color: is not an attribute"
      ),
      expect.stringContaining("events[0].attributes.path: is 1; a text"),
      expect.stringContaining('events[1].key: is "not a key"; 1 to 100 of'),
      "events[2].undoes: is not allowed here; page.viewed takes nothing back",
      expect.stringContaining('events[3].at: is "yesterday"; a moment'),
      expect.stringContaining("events[4].value: is not allowed here"),
      expect.stringContaining("events[4].currency: is not allowed here"),
      "events[5].undoes: is missing; form.withdrawn takes back form.submitted, whose key is wanted",
    ])
  })

  it("is 1 to 100 events", () => {
    const page = { type: "page.viewed" }
    const events = Array.from({ length: 101 }, (_, i) => ({
      key: `k${i}`,
      ...page,
    }))
    expect(told({ events: events.slice(1) })).toEqual([])
    expect(told({ events })).toEqual([
      "events: is too long; a list of 1 to 100 is wanted",
    ])
    expect(told({ events: [] })).toEqual([
      "events: is empty; a list of 1 to 100 is wanted",
    ])
  })

  it.each([
    ["whose it is", { customer_id: "cus_2" }],
    ["points", { points: 1_000_000 }],
    ["a right", { is_admin: true }],
  ])("attack 45: says nothing of %s", (_, extra) => {
    const [name = ""] = Object.keys(extra)
    const good = { type: "page.viewed" }
    expect(told({ ...one(good), ...extra })).toEqual([
      `${name}: is not allowed here; allowed are visitor, events`,
    ])
    expect(told(one({ ...good, ...extra }))).toEqual([
      `events[0].${name}: is not allowed here; allowed are key, type, at, attributes, undoes`,
    ])
  })
})

describe("S5: a visitor's token", () => {
  it("has 256 bits, and is kept as its digest", () => {
    const tokens = Array.from({ length: 1_000 }, newVisitorToken)
    expect(new Set(tokens).size).toBe(1_000)
    for (const token of tokens) {
      const [, drawn = ""] = token.split(/^lavis_/)
      expect(Buffer.from(drawn, "base64url")).toHaveLength(32)
      expect(told({ visitor: token, ...one({ type: "page.viewed" }) })).toEqual(
        []
      )
      expect(visitorOf(token)).toMatch(/^[0-9a-f]{64}$/)
    }
  })

  it.each([undefined, false, "true", 1, null])(
    "is not joined with a consent of %p",
    (consent) => {
      const { error } = joinVisitor.safeParse({
        visitor: newVisitorToken(),
        consent,
      })
      expect(error && faultsOf(error)[0]).toMatchObject({ path: "consent" })
    }
  )
})
