import { model } from "@medusajs/framework/utils"

/** A conversion event. Never changed. */
export const LadderEvent = model.define("ladder_event", {
  key: model.text().primaryKey(),
  type: model.text(),
  customer_id: model.text(),
  occurred_at: model.dateTime(),
  value: model.number().nullable(),
  currency: model.text().nullable(),
  reverses: model.text().nullable(),
  attributes: model.json(),
  source: model.text(),
  hash: model.text(),
})
