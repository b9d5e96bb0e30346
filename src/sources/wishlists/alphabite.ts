import type { WishlistPlugin } from "./wishlist-plugin"

/** `@alphabite/medusa-wishlist`: several lists a customer, and lists of guests. */
export const alphabite: WishlistPlugin = {
  name: "alphabite",
  module: "wishlist",
  table: "wishlist_item",
  columns: ["product_id", "product_variant_id", "wishlist_id"],
  hints: ["wishlist.wishlist-item.created", "wishlist.wishlist.updated"],
  lines: `
select i.id, i.wishlist_id as list_id, w.customer_id, i.product_id,
  i.product_variant_id as variant_id, i.created_at as at,
  greatest(i.updated_at, w.updated_at) as changed_at
from wishlist_item i join wishlist w on w.id = i.wishlist_id
where w.customer_id is not null
  and i.deleted_at is null and w.deleted_at is null`,
}
