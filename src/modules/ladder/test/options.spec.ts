import { announcedNames } from "../announced"
import { readOptions } from "../options"

describe("the plugin's options", () => {
  it("have defaults, and take what Medusa adds", () => {
    expect(readOptions({ database: { clientUrl: "…" } })).toMatchObject({
      orders: { counts: "total", tax: false, shipping: false },
      jobs: true,
      coupon_prefix: "",
      announce: announcedNames,
    })
  })

  it("name templates of messages, by e-mail unless told otherwise", () => {
    const templates = { rung_entered: "rung-up" }
    expect(readOptions({ messages: { templates } }).messages).toEqual({
      channel: "email",
      templates,
    })
  })

  it.each([
    [{ orders: { counts: "gross" } }, "options.orders.counts"],
    [{ orders: { tax: "no" } }, "options.orders.tax"],
    [{ coupon_prefix: "oil" }, "options.coupon_prefix"],
    [{ job: false }, "job"],
    [{ announce: ["rung_climbed"] }, "options.announce.0"],
    [{ messages: { channel: "" } }, "options.messages.channel"],
    [
      { messages: { templates: { rung_climbed: "t" } } },
      'options.messages.templates: Unrecognized key: "rung_climbed"',
    ],
    [
      { messages: { templates: { rung_entered: "" } } },
      "options.messages.templates.rung_entered",
    ],
    [
      {
        announce: ["rung_left"],
        messages: { templates: { rung_entered: "t" } },
      },
      'options.messages.templates.rung_entered: is sent only where "rung_entered" is among options.announce',
    ],
  ])("refuse %j and name the option", (raw, named) => {
    expect(() => readOptions(raw)).toThrow(named)
  })
})
