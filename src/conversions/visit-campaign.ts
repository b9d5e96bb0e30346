import type { ConversionType } from "./conversion-type"

export const visitCampaign: ConversionType = {
  name: "visit.campaign",
  label: "Came by a campaign",
  description: "A visit whose address names a campaign.",
  trust: "browser",
  from: ["storefront"],
  attributes: {},
}
