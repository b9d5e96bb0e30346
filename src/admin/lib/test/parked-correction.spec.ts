import { correctionOf, draftOf } from "../parked-correction"

const parked = {
  customer: { id: "cus_gone", name: null, email: null },
  value: -1250,
  currency: "eur",
  attributes: { till: "7" },
}

const draft = draftOf(parked)

it("changes nothing that was left as it is", () => {
  expect(draft.value).toBe("-12.50")
  expect(correctionOf(parked, draft)).toEqual({
    changes: {},
    faults: new Set(),
  })
})

it("takes what was typed, amounts with their sign", () => {
  const typed = { ...draft, customer: " cus_1 ", attributes: '{"till": "8"}' }
  const changesOf = (value: string) =>
    correctionOf(parked, { ...typed, value }).changes
  const others = { customer: "cus_1", attributes: { till: "8" } }
  expect(changesOf("13")).toEqual({ ...others, value: 1300, currency: "eur" })
  expect(changesOf("-13,5")).toEqual({
    ...others,
    value: -1350,
    currency: "eur",
  })
})

it("says which fields cannot be read", () => {
  const typed = { customer: "a b", value: "much", attributes: "[1]" }
  const { faults } = correctionOf(parked, typed)
  expect([...faults].sort()).toEqual(["attributes", "customer", "value"])
  expect(correctionOf(parked, { ...draft, attributes: "{" }).faults).toEqual(
    new Set(["attributes"])
  )
})
