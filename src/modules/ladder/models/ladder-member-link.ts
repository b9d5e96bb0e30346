import { model } from "@medusajs/framework/utils"

/** Which customer is which member; closed when the customer is deleted. */
export const LadderMemberLink = model.define("ladder_member_link", {
  customer_id: model.text().primaryKey(),
  member_id: model.text(),
  ends_at: model.dateTime().nullable(),
  /** Joined to a member who is another customer in the first place. */
  guest: model.boolean().default(false),
})
