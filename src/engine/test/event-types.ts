import type { EventTypes } from "../ladder"

/** The event types of these tests: purchases, corrections, and others. */
export const eventTypes: EventTypes = {
  "customer.registered": { registers: true },
  "order.placed": { spend: true },
  "purchase.offline": { spend: true },
  "order.changed": { undoes: "order.placed" },
  "order.canceled": { undoes: "order.placed" },
  "order.refunded": { undoes: "order.placed" },
  "order.compensated": { undoes: "order.placed", shields: true },
  "order.claimed": { holds: "from" },
  "order.claim_settled": { holds: "until" },
  "custom.review": {},
  "order.nth": { follows: { each: "order.placed" } },
  "order.spend_reached": { follows: "spend" },
  "points.reached": { follows: "status" },
  "rung.entered": { follows: "rung_entered" },
  "rung.left": { follows: "rung_left" },
}
