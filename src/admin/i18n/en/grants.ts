export const grants = {
  title: "Coupons",
  empty: "No coupons yet",
  copy: "Copy the code",
  expires: "until {{date}}",
  redeemed: "used {{date}}",
  issued: "issued {{date}}",
  state: {
    due: "Due",
    issuing: "Being issued",
    issued: "Ready to use",
    redeemed: "Used",
    expired: "Expired",
    revoked: "Void",
    withheld: "Withheld",
    failed: "Failed",
  },
}
