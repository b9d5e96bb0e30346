export const coupons = {
  title: "Coupons",
  issued: "Issued",
  redeemed: "Redeemed",
  voided: "Voided",
}
