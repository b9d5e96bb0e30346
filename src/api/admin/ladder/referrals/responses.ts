import { z } from "@medusajs/framework/zod"
import type * as http from "../../../../types/http"
import { instant, page } from "../../../response-fields"

const customer = z.strictObject({
  id: z.string(),
  name: z.string().nullable(),
  email: z.string().nullable(),
})

const one = z.strictObject({
  id: z.string(),
  inviter: customer,
  friend: customer,
  state: z.enum(["accepted", "flagged", "blocked", "rejected"]),
  reason: z
    .enum([
      "same_email",
      "same_phone",
      "same_address",
      "same_payment",
      "ring",
      "many_at_address",
      "many_in_year",
    ])
    .nullable(),
  claimed_at: instant,
  decided_by: z.string().nullable(),
  decided_at: instant.nullable(),
})

export const referrals = z.strictObject({
  referrals: z.array(one),
  ...page,
}) satisfies z.ZodType<http.AdminReferralsResponse>

export const referral = z.strictObject({
  referral: one,
}) satisfies z.ZodType<http.AdminReferralResponse>
