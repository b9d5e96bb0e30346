import { model } from "@medusajs/framework/utils"

/** Facts of one ladder that are not announced yet. */
export const LadderAnnouncement = model.define("ladder_announcement", {
  id: model.text().primaryKey(),
  ladder_id: model.text(),
  facts: model.json(),
  reason: model.text().nullable(),
  tries: model.number(),
  next_try_at: model.dateTime(),
})
