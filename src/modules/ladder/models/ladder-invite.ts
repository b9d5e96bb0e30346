import { model } from "@medusajs/framework/utils"

/** The code by which a customer invites friends; theirs for ever. */
export const LadderInvite = model.define("ladder_invite", {
  customer_id: model.text().primaryKey(),
  code: model.text(),
})
