import { model } from "@medusajs/framework/utils"

/** Who tried coupon codes in vain, and when; forgotten after minutes. */
export const LadderCodeTry = model.define("ladder_code_try", {
  who: model.text().primaryKey(),
  failed_at: model.array(),
})
