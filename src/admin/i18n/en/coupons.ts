export const coupons = {
  title: "Coupons",
  issued: "Issued",
  redeemed: "Redeemed",
  revenue: "Revenue with them",
  discounts: "Discount given",
  off: "{{amount}} off",
  nothing: "None in these days",
  voided: "Voided",
}
