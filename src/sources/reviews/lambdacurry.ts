import type { ReviewPlugin } from "./review-plugin"

/**
 * `@lambdacurry/medusa-product-reviews`. Its reviews are of order lines, so that
 * the order tells whose they are and that the product was bought; each is
 * announced by the plugin and by its module.
 */
export const lambdacurry: ReviewPlugin = {
  name: "lambdacurry",
  module: "product_review",
  table: "product_review",
  columns: ["order_id", "order_line_item_id", "status"],
  hints: [
    "product_review.created",
    "product_review.updated",
    "product_review.product-review.created",
    "product_review.product-review.updated",
    "product_review.product-review.deleted",
  ],
  facts: `
select r.id, o.customer_id, r.product_id, r.created_at as at,
  r.status = 'approved' and r.deleted_at is null as counts,
  coalesce(r.deleted_at, r.updated_at) as changed_at, r.rating,
  coalesce(length(r.content), 0) as length,
  exists (
    select from product_review_image i
    where i.product_review_id = r.id and i.deleted_at is null
  ) as photo,
  r.order_line_item_id is not null as verified
from product_review r join "order" o on o.id = r.order_id
where o.customer_id is not null`,
}
