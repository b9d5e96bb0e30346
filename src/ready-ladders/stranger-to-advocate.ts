import type { LadderDocument } from "../engine"
import { pointPerUnit, type ReadyLadder } from "./ready-ladder"

type Cap = NonNullable<LadderDocument["earn"][number]["cap"]>

const times = (type: string, at_least = 1) => ({
  kind: "event_count",
  type,
  at_least,
})

const points = (at_least: number) => ({ kind: "points", at_least })

const rungs: LadderDocument["rungs"] = [
  {
    id: "getting-to-know",
    name: "Getting to know",
    enter: {
      all: [
        times("customer.registered"),
        times("newsletter.read"),
        times("comment.posted"),
        times("status.posted"),
        times("customer.logged_in", 5),
      ],
    },
    floor: true,
  },
  {
    id: "engaging",
    name: "Engaging",
    enter: {
      all: [
        times("board.posted"),
        times("forum.posted"),
        times("quiz.passed"),
        times("site.searched"),
        points(50),
      ],
    },
  },
  {
    id: "buying-in",
    name: "Buying In",
    enter: {
      all: [times("order.placed"), times("form.submitted"), points(100)],
    },
  },
  {
    id: "committed",
    name: "Committed",
    enter: {
      all: [
        times("customer.group_joined"),
        times("order.placed", 2),
        times("blog.published"),
        points(250),
      ],
    },
    discount: { percent: 5 },
  },
  {
    id: "evangelising",
    name: "Evangelising",
    enter: {
      all: [
        { any: [times("social.linked"), times("social.shared")] },
        times("invite.sent"),
        times("ecard.sent"),
        points(500),
      ],
    },
    discount: { percent: 10 },
  },
]

/** Points for what somebody did, whatever it was about, once or so often a day. */
const earns = (type: string, points: number, cap?: Cap) => ({
  id: type.replaceAll(/[._]/g, "-"),
  type,
  points: { fixed: points },
  ...(cap && { cap }),
})

const daily: Cap = { times: 3, per: "day" }

/**
 * The sample ladder of "Automated Customer Ladders", condition by condition.
 * Where it asks for a specific newsletter, form, group or channel, any counts
 * here until the merchant names one: only they know theirs.
 */
export const strangerToAdvocate: ReadyLadder = {
  name: "stranger-to-advocate",
  label: "From stranger to advocate",
  description:
    "Five rungs from registering to inviting friends: newsletters, comments, posts, tests, searches, orders, a group, a blog, shares, invitations and eCards. Any newsletter, form, group or channel counts until you name one. Registering and orders are counted by themselves; all else counts once your shop's own code records it.",
  documentFor: (shop) => ({
    name: "From stranger to advocate",
    zone: shop.zone,
    rungs,
    earn: [
      pointPerUnit(shop),
      earns("customer.registered", 10),
      earns("comment.posted", 10, daily),
      earns("board.posted", 10, daily),
      earns("forum.posted", 10, daily),
      earns("quiz.passed", 20, daily),
      earns("blog.published", 30, daily),
      earns("invite.sent", 20, daily),
      earns("social.shared", 20, daily),
    ],
    rewards: [
      {
        id: "first-order",
        name: "Welcome among our customers",
        kind: "coupon",
        on: { rung_entered: "buying-in" },
        settings: { percent: 10, expires_after_days: 60 },
      },
    ],
  }),
}
