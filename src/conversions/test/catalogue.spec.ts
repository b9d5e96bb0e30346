import { isEventType } from "../../params"
import { conversionTypes, conversionTypeNamed } from "../index"
import { doors } from "../conversion-type"

/** The rows of the catalogue of conversion events, as the design lists them. */
const rows: readonly (readonly [row: number, ...types: string[]])[] = [
  [1, "customer.registered"],
  [2, "customer.verified"],
  [3, "customer.logged_in"],
  [4, "customer.profile_completed"],
  [5, "customer.birthday", "customer.anniversary"],
  [6, "customer.group_joined"],
  [7, "customer.consented"],
  [8, "newsletter.subscribed"],
  [9, "newsletter.read"],
  [10, "newsletter.link_clicked"],
  [11, "page.viewed"],
  [12, "product.viewed"],
  [13, "content.read"],
  [14, "media.played"],
  [15, "site.searched"],
  [16, "wishlist.item_added"],
  [17, "wishlist.shared"],
  [18, "cart.item_added"],
  [19, "cart.abandoned"],
  [20, "order.placed"],
  [21, "order.nth"],
  [22, "order.spend_reached"],
  [23, "order.paid", "order.completed", "order.delivered"],
  [24, "order.kept"],
  [25, "order.returned"],
  [26, "order.refunded", "order.canceled"],
  [27, "order.claimed", "order.exchanged"],
  [28, "subscription.started", "subscription.renewed", "subscription.canceled"],
  [29, "gift_card.bought", "gift_card.redeemed"],
  [30, "promotion.redeemed"],
  [31, "review.posted"],
  [32, "review.voted_helpful"],
  [33, "comment.posted"],
  [34, "status.posted"],
  [35, "board.posted"],
  [36, "forum.posted"],
  [37, "blog.published"],
  [38, "question.answered"],
  [39, "form.submitted"],
  [40, "quiz.passed"],
  [41, "poll.answered", "survey.answered"],
  [42, "nps.answered"],
  [43, "social.linked"],
  [44, "social.shared"],
  [45, "social.followed"],
  [46, "influence.scored"],
  [47, "invite.sent"],
  [48, "invite.accepted"],
  [49, "referral.purchased"],
  [50, "ecard.sent"],
  [51, "friend.connected"],
  [52, "event.attended", "sales_pitch.attended"],
  [53, "purchase.offline"],
  [54, "staff.rated"],
  [55, "support.ticket_closed"],
  [56, "download.made", "content.unlocked"],
  [57, "visit.campaign"],
  [58, "location.checked_in"],
  [59, "behaviour.reprimanded"],
  [60, "inactivity.reached"],
  [61, "points.reached"],
  [62, "badge.earned", "rung.entered", "rung.left"],
]

/** What nobody undoes: it happened, or the row says so. */
const final = (type: string) =>
  conversionTypes.some(({ undoes }) => undoes === type)

describe("the catalogue", () => {
  it("has all rows but the last, which is the merchant's own types", () => {
    expect(rows.map(([row]) => row)).toEqual(
      Array.from({ length: 62 }, (_, i) => i + 1)
    )
    const missing = rows
      .flatMap(([, ...types]) => types)
      .filter((type) => !conversionTypeNamed(type))
    expect(missing).toEqual([])
    expect(isEventType("custom.tea_tasting")).toBe(true)
  })

  it("names each type once, as entity and action", () => {
    const names = conversionTypes.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    expect(names.filter((name) => !/^[a-z_]+\.[a-z_]+$/.test(name))).toEqual([])
  })

  it.each([
    "customer.profile_completed",
    "customer.group_joined",
    "customer.consented",
    "newsletter.subscribed",
    "wishlist.item_added",
    "cart.item_added",
    "cart.abandoned",
    "order.placed",
    "order.paid",
    "order.completed",
    "order.delivered",
    "order.kept",
    "subscription.started",
    "gift_card.bought",
    "promotion.redeemed",
    "review.posted",
    "review.voted_helpful",
    "comment.posted",
    "status.posted",
    "board.posted",
    "forum.posted",
    "blog.published",
    "question.answered",
    "form.submitted",
    "social.linked",
    "invite.accepted",
    "referral.purchased",
    "friend.connected",
    "event.attended",
    "purchase.offline",
    "staff.rated",
    "behaviour.reprimanded",
    "badge.earned",
  ])("says what takes back %s", (type) => {
    expect(final(type)).toBe(true)
  })
})

it("advises a cap where the shop vouches for what can be repeated at will", () => {
  const repeatable = conversionTypes.filter((type) => type.repeatable)
  expect(repeatable.map(({ name, trust }) => [name, trust])).toEqual([
    ["customer.logged_in", "server"],
    ["cart.abandoned", "server"],
  ])
})

describe.each(conversionTypes.map((type) => [type.name, type] as const))(
  "%s",
  (_name, type) => {
    it("says in a sentence what happened, and where it comes from", () => {
      expect(type.label).toMatch(/^[A-Z]/)
      expect(type.description).toMatch(/^[A-Z].*\.$/)
      expect(type.from.length).toBeGreaterThan(0)
    })

    it("corrects a type that is there, and is corrected itself by none", () => {
      if (type.undoes !== undefined) {
        expect(conversionTypeNamed(type.undoes)?.undoes).toBeUndefined()
        expect(conversionTypeNamed(type.undoes)).toBeDefined()
      }
    })

    it("is trusted only as far as who vouches for it", () => {
      // A browser can claim what the storefront alone sends.
      const claimed = type.from.every((way) => way === "storefront")
      expect([claimed && type.trust !== "browser", type.name]).toEqual([
        false,
        type.name,
      ])
    })

    it("is recorded by somebody, or derived from others", () => {
      const ways = type.from.filter((way) => way !== "engine")
      const badge = type.name.startsWith("badge.")
      const derived = type.derivedFrom !== undefined
      expect(ways.length > 0 || derived || badge).toBe(true)
      expect(doors).toContain("engine")
    })
  }
)
