/**
 * `GET /admin/ladder/customers/:id/hold`: until when coupons cannot be used,
 * because the customer's password was changed.
 */
export interface AdminCouponHoldResponse {
  hold: { changed_at: string; until: string } | null
}

/** `DELETE /admin/ladder/customers/:id/hold`, as query. */
export interface AdminLiftHoldQuery {
  reason: string
}
