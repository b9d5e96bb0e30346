import { model } from "@medusajs/framework/utils"

/** Who climbs. */
export const LadderMember = model.define("ladder_member", {
  id: model.text().primaryKey(),
})
