import { model } from "@medusajs/framework/utils"

/** A rung across versions, with what holds it up in the shop. */
export const LadderRung = model.define("ladder_rung", {
  id: model.text().primaryKey(),
  ladder_id: model.text(),
  rung: model.text(),
  position: model.number(),
  name: model.text(),
  discount_percent: model.number().nullable(),
  customer_group_id: model.text().nullable(),
  promotion_id: model.text().nullable(),
  retired: model.boolean().default(false),
})
