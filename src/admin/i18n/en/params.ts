export const params = {
  none: "None",
  at_least: "At least",
  within_days: "Within days",
  type: "Event",
  where: "Only when",
  balance: "Balance",
  currency: "Currency",
  percent: "Percent off",
  amount: "Amount off",
  minimum: "Minimum order",
  expires_after_days: "Expires after days",
  choices: { status: "Status points", spendable: "Spendable points" },
}
