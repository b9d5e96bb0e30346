import type { Verdict } from "../../../types"
import { requirementOf, type Requirement } from "../requirement"
import type { Words } from "../words"
import { plain, wordsIn } from "./words-in"

const spend: Verdict = {
  met: "no",
  because: "spend",
  params: { currency: "eur", at_least: 50_000, within_days: 90 },
  have: 38_000,
  need: 50_000,
}
const orders: Verdict = {
  met: "no",
  because: "event_count",
  params: { type: "order.placed", at_least: 5 },
  have: 3,
  need: 5,
}
const points: Verdict = {
  met: "yes",
  because: "points",
  params: { at_least: 1000 },
  have: 1380,
  need: 1000,
}
const refunds: Verdict = {
  met: "no",
  because: "event_count",
  params: { type: "order.refunded", at_least: 2, within_days: 30 },
  have: 1,
  need: 2,
}

const all = (met: Verdict["met"], ...parts: Verdict[]): Verdict => ({
  met,
  because: "all",
  parts,
})
const any = (met: Verdict["met"], ...parts: Verdict[]): Verdict => ({
  met,
  because: "any",
  parts,
})
const not = (met: Verdict["met"], part: Verdict): Verdict => ({
  met,
  because: "not",
  parts: [part],
})

/** The tree as a person reads it: `met text (measure)`. */
function read({ met, text, measure, parts }: Requirement): unknown {
  const line = plain(`${met} ${text}${measure === null ? "" : ` (${measure})`}`)
  return parts.length === 0 ? line : { [line]: parts.map(read) }
}

describe("a verdict in words", () => {
  let english: Words
  let german: Words
  beforeAll(async () => {
    english = await wordsIn("en")
    german = await wordsIn("de")
  })

  const inEnglish = (verdict: Verdict) => read(requirementOf(verdict, english))
  const inGerman = (verdict: Verdict) => read(requirementOf(verdict, german))

  it("says what of the spend is missing, in money", () => {
    expect(inEnglish(spend)).toBe(
      "no €120.00 more spend within 90 days (€380.00 of €500.00)"
    )
    expect(inGerman(spend)).toBe(
      "no Noch 120,00 € Umsatz innerhalb von 90 Tagen (380,00 € von 500,00 €)"
    )
  })

  it.each([
    ["jpy", "¥12,000 more spend"],
    ["kwd", "KWD 12.000 more spend"],
  ])("knows how many decimals %s has", (currency, text) => {
    const verdict = { ...spend, params: { currency, at_least: 50_000 } }
    expect(plain(requirementOf(verdict, english).text)).toBe(text)
  })

  it("counts events in words that fit the number", () => {
    expect(inEnglish(orders)).toBe("no 2 more orders (3 of 5)")
    expect(inEnglish({ ...orders, have: 4 })).toBe("no 1 more order (4 of 5)")
    expect(inGerman({ ...orders, have: 4 })).toBe(
      "no Noch 1 Bestellung (4 von 5)"
    )
  })

  it("names events of other plugins, and events of any kind", () => {
    const of = (params: Verdict["params"]) => ({ ...orders, params: params! })
    expect(
      inEnglish(of({ type: "custom.tasting_attended", at_least: 5 }))
    ).toBe("no 2 more “custom.tasting_attended” events (3 of 5)")
    expect(inEnglish(of({ at_least: 5 }))).toBe(
      "no 2 more events of any kind (3 of 5)"
    )
  })

  it("says which events only", () => {
    const where = { region: ["eu", "us"], vip: [true] }
    const params = { ...orders.params, where, within_days: 1 }
    expect(inEnglish({ ...orders, params })).toBe(
      "no 2 more orders (region: eu or us and vip: true) within 1 day (3 of 5)"
    )
  })

  it("tells status from spendable points", () => {
    expect(inEnglish(points)).toBe("yes 1,000 status points (1,380 of 1,000)")
    expect(
      inEnglish({
        ...points,
        met: "no",
        have: 999,
        params: { balance: "spendable", at_least: 1000 },
      })
    ).toBe("no 1 more spendable point (999 of 1,000)")
  })

  it("gives the part of the way, never below nothing or above all", () => {
    const shareOf = (have: number) =>
      requirementOf({ ...spend, have }, english).share
    expect(shareOf(38_000)).toBe(0.76)
    expect(shareOf(-100)).toBe(0)
    expect(shareOf(90_000)).toBe(1)
  })

  it("says when it cannot tell yet, and of what", () => {
    const { have: _have, ...unknown } = spend
    expect(inEnglish({ ...unknown, met: "unknown" })).toBe(
      "unknown Cannot tell yet: €500.00 spend within 90 days"
    )
    expect(
      inEnglish({ met: "unknown", because: "moon_phase", params: { full: 1 } })
    ).toBe("unknown Cannot tell yet: the condition “moon_phase” cannot be read")
  })

  it("says of a kind it has no words for what its numbers say", () => {
    expect(
      inEnglish({ met: "no", because: "constructor", have: 2, need: 5 })
    ).toBe("no 3 more for “constructor” (2 of 5)")
  })

  it("keeps what is met beside what is missing", () => {
    expect(
      inEnglish(all("no", spend, points, any("no", orders, refunds)))
    ).toEqual({
      "no All of these:": [
        "no €120.00 more spend within 90 days (€380.00 of €500.00)",
        "yes 1,000 status points (1,380 of 1,000)",
        {
          "no One of these:": [
            "no 2 more orders (3 of 5)",
            "no 1 more refund within 30 days (1 of 2)",
          ],
        },
      ],
    })
  })

  it("draws nested combinations of the same sort together", () => {
    expect(
      inEnglish(all("no", all("no", spend, all("yes", points)), orders))
    ).toEqual({
      "no All of these:": [
        "no €120.00 more spend within 90 days (€380.00 of €500.00)",
        "yes 1,000 status points (1,380 of 1,000)",
        "no 2 more orders (3 of 5)",
      ],
    })
  })

  it("turns a denied condition into what it allows", () => {
    expect(inEnglish(not("yes", refunds))).toBe(
      "yes Fewer than 2 refunds within 30 days (now 1)"
    )
    expect(inEnglish(not("no", points))).toBe(
      "no Fewer than 1,000 status points (now 1,380)"
    )
    expect(inEnglish(not("no", not("yes", points)))).toBe(
      "yes 1,000 status points (1,380 of 1,000)"
    )
  })

  it("carries a denial into combinations", () => {
    expect(inEnglish(not("yes", all("no", refunds, points)))).toEqual({
      "yes One of these:": [
        "yes Fewer than 2 refunds within 30 days (now 1)",
        "no Fewer than 1,000 status points (now 1,380)",
      ],
    })
    expect(inEnglish(not("no", any("yes", refunds, points)))).toEqual({
      "no All of these:": [
        "yes Fewer than 2 refunds within 30 days (now 1)",
        "no Fewer than 1,000 status points (now 1,380)",
      ],
    })
  })

  it("does not let a denial turn doubt into certainty", () => {
    const { have: _have, ...unknown } = refunds
    expect(inEnglish(not("unknown", { ...unknown, met: "unknown" }))).toBe(
      "unknown Cannot tell yet: fewer than 2 refunds within 30 days"
    )
  })
})
