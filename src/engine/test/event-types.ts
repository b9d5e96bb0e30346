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
  "order.nth": { derivedFrom: { each: "order.placed" } },
  "order.spend_reached": { derivedFrom: "spend" },
  "points.reached": { derivedFrom: "status" },
  "rung.entered": { derivedFrom: "rung_entered" },
  "rung.left": { derivedFrom: "rung_left" },
}
