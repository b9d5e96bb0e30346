import { readLadderDocument } from "../../ladder-document"
import { readyLadders } from "../index"

const shops = [
  { currency: "eur", decimals: 2, zone: "Europe/Berlin" },
  { currency: "jpy", decimals: 0, zone: "Asia/Tokyo" },
  { currency: "bhd", decimals: 3, zone: "Asia/Bahrain" },
]

describe.each(readyLadders)("the ready ladder $name", ({ documentFor }) => {
  it.each(shops)("can be published by a shop in $currency", (shop) => {
    const document = documentFor(shop)
    expect(readLadderDocument(document)).toEqual({ document })
    expect(document.zone).toBe(shop.zone)
  })
})

it("asks for the same whole units of every currency", () => {
  const thresholds = shops.map((shop) => {
    const [bronze] = readyLadders[0]!.documentFor(shop).rungs
    return [shop.currency, bronze?.enter]
  })
  expect(thresholds).toMatchObject([
    ["eur", { currency: "eur", at_least: 10_000 }],
    ["jpy", { currency: "jpy", at_least: 100 }],
    ["bhd", { currency: "bhd", at_least: 100_000 }],
  ])
})

it("has a name of its own for each", () => {
  const names = readyLadders.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
})
