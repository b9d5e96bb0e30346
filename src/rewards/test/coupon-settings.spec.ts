import { checkReward } from "../../ladder-document"

const faultOf = (settings: object) => checkReward("coupon", settings, "")[0]

describe("a coupon's settings", () => {
  it.each([
    { percent: 5 },
    { amounts: { eur: 500, jpy: 600 }, minimums: { eur: 1, jpy: 1 } },
    { free_shipping: true, minimums: { eur: 5_000 } },
    { percent: 50, collections: ["pcol_1", "pcol_2"] },
    {
      percent: 5,
      prefix: "TEA2",
      per_cart: 10,
      with_rung_discount: "instead",
      with_other_promotions: "refused",
    },
  ])("may be %j", (settings) => {
    expect(faultOf(settings)).toBeUndefined()
  })

  it.each([
    [{}, "percent", "exactly one of the three is wanted, none is here"],
    [
      { percent: 5, free_shipping: true },
      "percent",
      "percent and free_shipping is here",
    ],
    [{ free_shipping: true, products: ["p"] }, "products", "whole order"],
    [
      { percent: 5, products: ["a"], categories: ["b"] },
      "categories",
      "excludes products",
    ],
    [
      { amounts: { eur: 5 }, minimums: { usd: 5 } },
      "minimums",
      "the currencies of amounts are wanted: eur",
    ],
    [{ amounts: { EUR: 5 } }, "amounts", "an object of currencies"],
    [{ amounts: { eur: 0.5 } }, "amounts", "whole minor units"],
    [{ amounts: {} }, "amounts", "an object of currencies"],
    [{ percent: 5, prefix: "LOVE" }, "prefix", "without I, L, O"],
    [{ percent: 5, per_cart: 0 }, "per_cart", "from 1 to 10"],
    [{ percent: 5, products: [] }, "products", "1 to 100 product ids"],
    [{ percent: 5, products: [7] }, "products", "1 to 100 product ids"],
    [{ percent: 5, free_shipping: false }, "free_shipping", "true, or no such"],
    [
      { percent: 5, with_rung_discount: "never" },
      "with_rung_discount",
      "one of",
    ],
    [{ percent: 5, amount: 500 }, "amount", "is not a setting here"],
  ])("may not be %j", (settings, name, message) => {
    expect(faultOf(settings)).toMatchObject({
      path: `settings.${name}`,
      message: expect.stringContaining(message),
    })
  })
})
