import type { ConversionType } from "./conversion-type"

export const wishlistShared: ConversionType = {
  name: "wishlist.shared",
  label: "Shared a wish list",
  description: "A wish list was made public, and somebody came by its link.",
  trust: "browser",
  from: ["wishlists", "links", "storefront"],
  attributes: {
    channel: { type: "text", label: "Where it was shared" },
  },
}
