import { model } from "@medusajs/framework/utils"

/** A move with its proof. Never changed. */
export const LadderTransition = model.define("ladder_transition", {
  id: model.text().primaryKey(),
  ladder_id: model.text(),
  member_id: model.text(),
  key: model.text(),
  at: model.dateTime(),
  from_rung: model.number(),
  to_rung: model.number(),
  from_id: model.text().nullable(),
  to_id: model.text().nullable(),
  why: model.text(),
  cause: model.text(),
  version: model.number(),
  proof: model.json().nullable(),
})
