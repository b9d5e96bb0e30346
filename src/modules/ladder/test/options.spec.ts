import { announcedNames } from "../announced"
import { readOptions } from "../options"

describe("the plugin's options", () => {
  it("have defaults, and take what Medusa adds", () => {
    expect(readOptions({ database: { clientUrl: "…" } })).toMatchObject({
      orders: { counts: "total", tax: false, shipping: false },
      jobs: true,
      coupon_prefix: "",
      announce: announcedNames,
      adjustments: { expire_after_days: 7 },
      password_hold_minutes: 30,
      links: {},
      referrals: { accept_within_days: 14, per_year: 20, path: "/" },
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
    [{ links: { secret: "short" } }, "options.links.secret"],
    [{ links: { origins: ["shop.example"] } }, "options.links.origins.0"],
    [{ links: { origins: [] } }, "options.links.origins"],
    [{ links: { backend_url: "ftp://x" } }, "options.links.backend_url"],
    [{ referrals: { path: "//evil.example" } }, "options.referrals.path"],
    [{ referrals: { path: "invite" } }, "options.referrals.path"],
    [{ referrals: { per_year: 0 } }, "options.referrals.per_year"],
    [{ coupon_prefix: "oil" }, "options.coupon_prefix"],
    [{ job: false }, "job"],
    [{ profile: { fields: [] } }, "options.profile.fields"],
    [{ profile: { fields: ["metadata"] } }, "options.profile.fields.0"],
    [{ adjustments: { approve_above: -1 } }, "adjustments.approve_above"],
    [
      { adjustments: { expire_after_days: 0 } },
      "adjustments.expire_after_days",
    ],
    [{ password_hold_minutes: 0 }, "options.password_hold_minutes"],
    [{ password_hold_minutes: "never" }, "options.password_hold_minutes"],
    [{ carts: { abandoned_after_days: 0 } }, "carts.abandoned_after_days"],
    [{ birthdays: { days_before: -1 } }, "options.birthdays.days_before"],
    [{ birthdays: { trust_metadata: true } }, "birthdays.trust_metadata"],
    [{ inactivity: { days: [0.5] } }, "options.inactivity.days.0"],
    [
      { zone: "Mars/Olympus" },
      'options.zone: is "Mars/Olympus"; the name of a zone, like "Europe/Berlin", is wanted',
    ],
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
