import type { ConversionType } from "./conversion-type"

export const locationCheckedIn: ConversionType = {
  name: "location.checked_in",
  label: "Checked in",
  description: "The customer was in a shop, by its QR code.",
  trust: "browser",
  from: ["storefront", "links"],
  attributes: {
    place: { type: "text", label: "Shop", required: true },
  },
}
