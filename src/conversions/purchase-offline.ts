import type { ConversionType } from "./conversion-type"

export const purchaseOffline: ConversionType = {
  name: "purchase.offline",
  label: "Bought off-line",
  description: "A purchase outside the shop, recorded by staff or a file.",
  trust: "server",
  spend: true,
  by_hand: true,
  attributes: [],
}
