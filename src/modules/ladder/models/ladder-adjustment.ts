import { model } from "@medusajs/framework/utils"

/** Points that staff gave or took, or want to, and who agreed. */
export const LadderAdjustment = model.define("ladder_adjustment", {
  id: model.text().primaryKey(),
  ladder_id: model.text(),
  customer_id: model.text(),
  status_points: model.number(),
  spendable_points: model.number(),
  reason: model.text(),
  because: model.text().nullable(),
  state: model.text(),
  requested_by: model.text(),
  person_id: model.text(),
  requested_at: model.dateTime(),
  expires_at: model.dateTime().nullable(),
  decided_by: model.text().nullable(),
  decided_at: model.dateTime().nullable(),
  decision_reason: model.text().nullable(),
})
