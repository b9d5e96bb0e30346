import { model } from "@medusajs/framework/utils"

/** That a friend accepted a customer's invitation, and whether it counts. */
export const LadderReferral = model.define("ladder_referral", {
  id: model.text().primaryKey(),
  inviter_id: model.text(),
  friend_id: model.text(),
  state: model.text(),
  reason: model.text().nullable(),
  network: model.text(),
  claimed_at: model.dateTime(),
  decided_by: model.text().nullable(),
  decided_at: model.dateTime().nullable(),
})
