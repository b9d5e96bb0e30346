import { model } from "@medusajs/framework/utils"

/** One promise of a reward to one customer, and the outbox entry to keep it. */
export const LadderGrant = model.define("ladder_grant", {
  id: model.text().primaryKey(),
  ladder_id: model.text(),
  reward: model.text(),
  name: model.text(),
  kind: model.text(),
  settings: model.json(),
  member_id: model.text(),
  customer_id: model.text(),
  cause: model.text(),
  state: model.text(),
  void_due: model.text().nullable(),
  code: model.text(),
  promotion_id: model.text().nullable(),
  issued_at: model.dateTime().nullable(),
  expires_at: model.dateTime().nullable(),
  redeemed_at: model.dateTime().nullable(),
  /** When it became worthless: revoked or expired. */
  voided_at: model.dateTime().nullable(),
  order_id: model.text().nullable(),
  /** What it took off its order, in minor units. */
  discount: model.number().nullable(),
  discount_currency: model.text().nullable(),
  /** The grant it takes the place of, whose order was cancelled. */
  renews: model.text().nullable(),
  /** Another has taken its place. */
  renewed: model.boolean().default(false),
  /** Who of the staff made it worthless. */
  voided_by: model.text().nullable(),
  /** Why it was voided, withheld or marked. */
  reason: model.text().nullable(),
  /** Why the last try to issue or void it failed. */
  failure: model.text().nullable(),
  tries: model.number().default(0),
  next_try_at: model.dateTime(),
  lease_until: model.dateTime().nullable(),
})
