import type { ConversionType } from "./conversion-type"
import { aboutProducts } from "./about-products"

export const wishlistItemAdded: ConversionType = {
  name: "wishlist.item_added",
  label: "Put on a wish list",
  description:
    "A product is on one of the customer's wish lists; each product counts once.",
  trust: "browser",
  from: ["wishlists", "storefront", "code"],
  undo: {
    name: "wishlist.item_removed",
    label: "Taken off the wish list",
    when: "The product is on none of the customer's lists any more.",
  },
  attributes: aboutProducts,
}
