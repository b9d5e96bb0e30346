export const settings = {
  default: "As usual",
  percent: "Percent off",
  amount: "Amount off",
  minimum: "Minimum order",
  currency: "Currency, three letters",
  expires_after_days: "Expires after days",
  if_canceled: "If its order is cancelled",
  if_canceled_again: "Issue it again",
  if_canceled_lost: "It stays used",
}
