import { model } from "@medusajs/framework/utils"

/** What one day holds of a tally that looks at a window. */
export const LadderTally = model.define("ladder_tally", {
  ladder_id: model.text().primaryKey(),
  member_id: model.text().primaryKey(),
  tally: model.text().primaryKey(),
  day: model.number().primaryKey(),
  amount: model.number(),
})
