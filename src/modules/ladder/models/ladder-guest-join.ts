import { model } from "@medusajs/framework/utils"

/** A guest who was found to be a customer, until somebody separates them. */
export const LadderGuestJoin = model.define("ladder_guest_join", {
  id: model.text().primaryKey(),
  guest_id: model.text(),
  guest_member_id: model.text(),
  customer_id: model.text(),
  member_id: model.text(),
  joined_at: model.dateTime(),
  joined_by: model.text(),
  separated_at: model.dateTime().nullable(),
  separated_by: model.text().nullable(),
})
