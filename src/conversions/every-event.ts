import type { AttributeSpecs } from "./attribute-spec"

/** What every event may say of where it came from, and every rule may ask. */
export const everyEvent: AttributeSpecs = {
  sales_channel: {
    type: "thing",
    of: "sales_channel",
    label: "Sales channel",
  },
  region: { type: "thing", of: "region", label: "Region" },
  utm_source: { type: "text", label: "Campaign source" },
  utm_medium: { type: "text", label: "Campaign medium" },
  utm_campaign: { type: "text", label: "Campaign name" },
}
