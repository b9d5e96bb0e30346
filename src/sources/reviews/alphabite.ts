import type { ReviewPlugin } from "./review-plugin"

/**
 * `@alphabite/medusa-reviews`. Approval, rejection and deletion are announced by
 * nothing but the events Medusa's modules emit for any row.
 */
export const alphabite: ReviewPlugin = {
  name: "alphabite",
  module: "review",
  table: "review",
  columns: ["customer_id", "status", "image_urls", "is_verified_purchase"],
  hints: [
    "review.review.created",
    "review.review.updated",
    "review.review.deleted",
  ],
  facts: `
select r.id, r.customer_id, r.product_id, r.created_at as at,
  r.status = 'approved' and r.deleted_at is null as counts,
  coalesce(r.deleted_at, r.updated_at) as changed_at, r.rating,
  coalesce(length(r.content), 0) as length,
  coalesce(cardinality(r.image_urls), 0) > 0 as photo,
  r.is_verified_purchase as verified
from review r where r.customer_id <> ''`,
}
