import { z } from "@medusajs/framework/zod"
import type * as http from "../../../../types/http"
import { instant, page } from "../../../response-fields"

export const grantState = z.enum([
  "due",
  "issuing",
  "issued",
  "redeemed",
  "expired",
  "revoked",
  "withheld",
  "failed",
])

const customer = z.strictObject({
  id: z.string(),
  name: z.string().nullable(),
  email: z.string().nullable(),
})

const grant = z.strictObject({
  id: z.string(),
  ladder_id: z.string(),
  reward: z.string(),
  name: z.string(),
  kind: z.string(),
  member_id: z.string(),
  customer_id: z.string(),
  state: grantState,
  code: z.string(),
  settings: z.record(z.string(), z.unknown()),
  promotion_id: z.string().nullable(),
  issued_at: instant.nullable(),
  expires_at: instant.nullable(),
  redeemed_at: instant.nullable(),
  order_id: z.string().nullable(),
  discount: z
    .strictObject({ amount: z.int().min(0), currency: z.string() })
    .nullable(),
  renews: z.string().nullable(),
  reason: z.string().nullable(),
  tries: z.int().min(0),
  created_at: instant,
})

export const grants = z.strictObject({
  grants: z.array(grant),
  ...page,
}) satisfies z.ZodType<http.AdminGrantsResponse>

export const grantRow = grant

export const customerOfGrant = customer

export const given = z.strictObject({
  grant,
  answer: z.enum(["recorded", "duplicate"]),
}) satisfies z.ZodType<http.AdminGiveCouponResponse>

export const voided = z.strictObject({
  grant,
}) satisfies z.ZodType<http.AdminGrantResponse>

/** Why a promotion is there: a coupon of one customer, or a rung's discount. */
export const behindPromotion = z.strictObject({
  ladder: z.strictObject({ id: z.string(), name: z.string() }).nullable(),
  coupon: z
    .strictObject({
      grant,
      customer,
      reached: z.strictObject({ rung: z.string(), at: instant }).nullable(),
    })
    .nullable(),
  rung: z
    .strictObject({
      id: z.string(),
      name: z.string(),
      position: z.int().min(1),
      percent: z.int().nullable(),
    })
    .nullable(),
}) satisfies z.ZodType<http.AdminBehindPromotionResponse>
