import type { LadderDocument } from "../engine"
import { pointPerUnit, type ReadyLadder } from "./ready-ladder"

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
        {
          any: [
            times("custom.comment"),
            times("custom.status_update"),
            times("order.placed"),
          ],
        },
      ],
    },
    floor: true,
  },
  {
    id: "engaging",
    name: "Engaging",
    enter: {
      all: [
        {
          any: [
            times("custom.board_post"),
            times("custom.forum_post"),
            times("custom.test_taken"),
            times("custom.site_search"),
            times("order.placed"),
          ],
        },
        points(50),
      ],
    },
  },
  {
    id: "buying-in",
    name: "Buying in",
    enter: { all: [times("order.placed"), points(100)] },
  },
  {
    id: "committed",
    name: "Committed",
    enter: { all: [times("order.placed", 2), points(250)] },
    discount: { percent: 5 },
  },
  {
    id: "evangelising",
    name: "Evangelising",
    enter: {
      all: [
        {
          any: [
            times("custom.friend_invited"),
            times("custom.shared"),
            times("custom.ecard_sent"),
          ],
        },
        points(500),
      ],
    },
    discount: { percent: 10 },
  },
]

/**
 * The sample ladder of "Automated Customer Ladders" as far as its events are
 * known here: registering, buying, buying again, and points. What happens
 * outside the shop counts as soon as the shop's own code records it under the
 * `custom.` names.
 */
export const strangerToAdvocate: ReadyLadder = {
  name: "stranger-to-advocate",
  label: "From stranger to advocate",
  description:
    "Five rungs from registering to inviting friends. Comments, posts, searches, tests and invitations are counted once your shop records them under the custom names used here; log-ins, newsletters and groups are left out until there are events for them.",
  documentFor: (shop) => ({
    name: "From stranger to advocate",
    zone: shop.zone,
    rungs,
    earn: [
      pointPerUnit(shop),
      { id: "registered", type: "customer.registered", points: { fixed: 10 } },
      { id: "comment", type: "custom.comment", points: { fixed: 5 } },
      { id: "forum", type: "custom.forum_post", points: { fixed: 5 } },
      { id: "invited", type: "custom.friend_invited", points: { fixed: 50 } },
      { id: "shared", type: "custom.shared", points: { fixed: 20 } },
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
