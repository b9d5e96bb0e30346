export const holds = {
  title: "Coupons on hold",
  text: "The password was changed {{changed}}. Until {{until}} no coupon of this customer can be used, in case it was not the customer who changed it. The discount of the rung goes on.",
  lift: "Lift the hold",
  lift_title: "Let the coupons work again?",
  lift_hint: "Do it only when you know that it is the customer who asks.",
  lift_done: "The coupons work again",
}
