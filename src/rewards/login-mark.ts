import type { CreatePromotionRuleDTO } from "@medusajs/framework/types"

/**
 * The cart's note that its customer was logged in when it was last touched.
 *
 * Medusa gives a logged-out cart the customer id behind whatever e-mail it
 * names, so a rule on the customer alone would hand a member's discounts to
 * anybody who knows the address. Every rung discount therefore asks for this
 * mark too, which only our cart guard writes and takes away: whatever Medusa,
 * a job or a payment webhook recalculates, the discount is there only while
 * the mark is. A missing mark means no discount, never the other way round.
 *
 * It lives in the cart's metadata, the one part of a cart that promotion rules
 * can see and we can write. Shoppers can write it too, so the guard removes it
 * from every request of theirs.
 */
export const loginMark = {
  key: "ladder_login",
  /** The rung discount may apply. */
  value: "yes",
  /** A coupon is in the cart that stands instead of the rung discount. */
  instead: "coupon",
} as const

export type LoginMark = typeof loginMark.value | typeof loginMark.instead

/** The rule every rung discount carries besides its own. */
export const loginRule: CreatePromotionRuleDTO = {
  attribute: `metadata.${loginMark.key}`,
  operator: "in",
  values: [loginMark.value],
}
