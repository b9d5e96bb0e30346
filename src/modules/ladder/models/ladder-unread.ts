import { model } from "@medusajs/framework/utils"

/** A row of the shop that its source could not read, and why. */
export const LadderUnread = model.define("ladder_unread", {
  source: model.text().primaryKey(),
  id: model.text().primaryKey(),
  reason: model.text(),
  tries: model.number().default(1),
  next_try_at: model.dateTime(),
})
