import { model } from "@medusajs/framework/utils"

/** One line of points. Never changed: corrections are further revisions. */
export const LadderEntry = model.define("ladder_entry", {
  ladder_id: model.text().primaryKey(),
  member_id: model.text().primaryKey(),
  key: model.text().primaryKey(),
  revision: model.number().primaryKey(),
  kind: model.text(),
  at: model.dateTime(),
  day: model.number(),
  status_points: model.number(),
  spendable_points: model.number(),
  cause: model.text(),
  original: model.text(),
  rule: model.text().nullable(),
  version: model.number().nullable(),
  multiplier: model.number().nullable(),
})
