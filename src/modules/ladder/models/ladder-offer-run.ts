import { model } from "@medusajs/framework/utils"

/** One offer to a customer group, and how far it has got. */
export const LadderOfferRun = model.define("ladder_offer_run", {
  id: model.text().primaryKey(),
  ladder_id: model.text(),
  customer_group_id: model.text(),
  offer_key: model.text(),
  name: model.text(),
  kind: model.text(),
  settings: model.json(),
  state: model.text(),
  last_customer: model.text(),
  customers: model.number(),
  created: model.number(),
  existing: model.number(),
  reason: model.text().nullable(),
  tries: model.number(),
  next_try_at: model.dateTime(),
  lease_until: model.dateTime().nullable(),
  actor_id: model.text(),
})
