import { storeKey } from "../store-key"

it("keeps the keys of one customer apart from those of every other", () => {
  const ids = ["cus_1", "cus_1:a", "cus_1%3Aa", "cus_1/a", "CUS_1", "cus_1:"]
  const keys = ["a", "a:a", ":a", "a:", "b"]
  const all = ids.flatMap((id) => keys.map((key) => storeKey(id, key)))
  expect(new Set(all).size).toBe(ids.length * keys.length)
  for (const key of all) {
    expect(key).toMatch(/^store:[^:]+:/)
  }
})
