import { z } from "@medusajs/framework/zod"
import type {
  StoreAcceptInviteResponse,
  StoreCouponResponse,
  StoreInviteResponse,
  StoreJoinVisitorResponse,
  StoreOptOutResponse,
  StoreSendEventsResponse,
  StoreShareLinkResponse,
  StoreVisitorResponse,
} from "../../../types/http"
import { instant, points, verdict } from "../../response-fields"

const amounts = z.record(z.string().regex(/^[a-z]{3}$/), z.int().min(1))

const coupon = z.strictObject({
  code: z.string(),
  name: z.string(),
  percent: z.int().nullable(),
  amounts: amounts.nullable(),
  free_shipping: z.boolean(),
  minimums: amounts.nullable(),
  limited_to: z
    .strictObject({
      what: z.enum(["products", "categories", "collections"]),
      ids: z.array(z.string()),
    })
    .nullable(),
  expires_at: instant.nullable(),
})

const rung = z.strictObject({ name: z.string(), position: z.int().min(1) })

/**
 * What the shopper's route answers, exactly: no ids but the coupon's code, and
 * nothing of anybody else.
 */
export const storeLadder = z.strictObject({
  standings: z.array(
    z.strictObject({
      ladder: z.strictObject({ handle: z.string(), name: z.string() }),
      takes_part: z.boolean(),
      opted_out: z.boolean(),
      rung: rung.nullable(),
      rung_since: instant.nullable(),
      grace_until: instant.nullable(),
      status_points: points,
      spendable_points: points,
      discount_percent: z.int().min(1).max(100).nullable(),
      rungs: z.array(rung),
      next: z.strictObject({ rung, progress: verdict }).nullable(),
    })
  ),
  coupons: z.array(coupon),
})

export const storeCoupon = z.strictObject({
  state: z.enum(["valid", "held", "used", "expired", "void", "unknown"]),
  coupon: coupon.nullable(),
  held_until: instant.nullable(),
}) satisfies z.ZodType<StoreCouponResponse>

export const storeOptOut = z.strictObject({
  ladder: z.string(),
  takes_part: z.boolean(),
  opted_out: z.boolean(),
}) satisfies z.ZodType<StoreOptOutResponse>

export const storeShareLink = z.strictObject({
  share_link: z.strictObject({ url: z.url() }),
}) satisfies z.ZodType<StoreShareLinkResponse>

export const storeInvite = z.strictObject({
  invite: z.strictObject({ code: z.string(), url: z.url().nullable() }),
}) satisfies z.ZodType<StoreInviteResponse>

export const storeAcceptInvite = z.strictObject({
  invite: z.strictObject({ accepted: z.literal(true) }),
}) satisfies z.ZodType<StoreAcceptInviteResponse>

export const storeSentEvents = z.strictObject({
  sent_by: z.enum(["customer", "visitor"]),
  events: z.array(
    z.strictObject({
      key: z.string(),
      answer: z.enum(["recorded", "duplicate", "conflict", "refused"]),
      reason: z.string().nullable(),
    })
  ),
}) satisfies z.ZodType<StoreSendEventsResponse>

export const storeVisitor = z.strictObject({
  visitor: z.strictObject({ token: z.string(), expires_at: instant }),
}) satisfies z.ZodType<StoreVisitorResponse>

export const storeJoined = z.strictObject({
  joined: z.strictObject({
    recorded: z.int(),
    duplicate: z.int(),
    conflict: z.int(),
    refused: z.int(),
  }),
}) satisfies z.ZodType<StoreJoinVisitorResponse>
