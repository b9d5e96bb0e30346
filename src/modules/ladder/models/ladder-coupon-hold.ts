import { model } from "@medusajs/framework/utils"

/** Until when a customer's coupons cannot be used, as the password changed. */
export const LadderCouponHold = model.define("ladder_coupon_hold", {
  customer_id: model.text().primaryKey(),
  changed_at: model.dateTime(),
  until: model.dateTime(),
  lifted_at: model.dateTime().nullable(),
  lifted_by: model.text().nullable(),
})
