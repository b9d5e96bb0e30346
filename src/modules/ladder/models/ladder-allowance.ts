import { model } from "@medusajs/framework/utils"

/** How much somebody may still send: all of it again from a moment on. */
export const LadderAllowance = model.define("ladder_allowance", {
  who: model.text().primaryKey(),
  full_at: model.dateTime(),
  span: model.text(),
})
