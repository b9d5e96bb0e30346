import type { ConversionType } from "./conversion-type"
import { aboutProducts } from "./about-products"

export const productViewed: ConversionType = {
  name: "product.viewed",
  label: "Viewed a product",
  description: "A product's page was looked at.",
  trust: "browser",
  from: ["storefront"],
  attributes: aboutProducts,
}
