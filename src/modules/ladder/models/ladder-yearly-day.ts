import { model } from "@medusajs/framework/utils"

/** A day of a customer that comes back each year: a birthday, an anniversary. */
export const LadderYearlyDay = model.define("ladder_yearly_day", {
  customer_id: model.text().primaryKey(),
  kind: model.text().primaryKey(),
  month: model.number(),
  day: model.number(),
  year: model.number().nullable(),
  /** Who set it: staff, or whoever the shop believes. */
  set_by: model.text(),
  since: model.dateTime(),
})
