import { readOptions } from "../options"

describe("the plugin's options", () => {
  it("have defaults, and take what Medusa adds", () => {
    expect(readOptions({ database: { clientUrl: "…" } })).toMatchObject({
      orders: { counts: "total", tax: false, shipping: false },
      jobs: true,
      coupon_prefix: "",
    })
  })

  it.each([
    [{ orders: { counts: "gross" } }, "options.orders.counts"],
    [{ orders: { tax: "no" } }, "options.orders.tax"],
    [{ coupon_prefix: "oil" }, "options.coupon_prefix"],
    [{ job: false }, "job"],
  ])("refuse %j and name the option", (raw, named) => {
    expect(() => readOptions(raw)).toThrow(named)
  })
})
