import type { WishlistPlugin } from "./wishlist-plugin"

/** `@rsc-labs/medusa-wishlist`: one list a customer, tied to them by a link. */
export const rscLabs: WishlistPlugin = {
  name: "rsc-labs",
  module: "wishlistModuleService",
  table: "wishlist_item",
  columns: ["productId", "productVariantId", "wishlist_id"],
  hints: [
    "wishlistModuleService.wishlist-item.created",
    "wishlistModuleService.wishlist-item.updated",
  ],
  lines: `
select i.id, i.wishlist_id as list_id, w.customer_id,
  i."productId" as product_id, i."productVariantId" as variant_id,
  i.created_at as at, greatest(i.updated_at, w.updated_at) as changed_at
from wishlist_item i
join customer_customer_wishlistmodule_wishlist w
  on w.wishlist_id = i.wishlist_id
where i.deleted_at is null and w.deleted_at is null`,
}
