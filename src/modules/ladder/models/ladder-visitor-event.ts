import { model } from "@medusajs/framework/utils"

/** What a visitor did, kept until it is a customer's or forgotten. */
export const LadderVisitorEvent = model.define("ladder_visitor_event", {
  visitor_id: model.text().primaryKey(),
  key: model.text().primaryKey(),
  type: model.text(),
  occurred_at: model.dateTime(),
  undoes: model.text().nullable(),
  attributes: model.json(),
})
