import { z } from "@medusajs/framework/zod"
import type * as http from "../../../../types/http"
import { instant, page, points } from "../../../response-fields"

const actor = z.strictObject({ id: z.string(), name: z.string().nullable() })

const one = z.strictObject({
  id: z.string(),
  ladder_id: z.string(),
  customer: z.strictObject({
    id: z.string(),
    name: z.string().nullable(),
    email: z.string().nullable(),
  }),
  status_points: points,
  spendable_points: points,
  reason: z.string(),
  because: z.enum(["own_record", "over_limit"]).nullable(),
  state: z.enum([
    "made",
    "pending",
    "approved",
    "refused",
    "withdrawn",
    "expired",
  ]),
  requested_by: actor,
  requested_at: instant,
  expires_at: instant.nullable(),
  decided_by: actor.nullable(),
  decided_at: instant.nullable(),
  decision_reason: z.string().nullable(),
  mine: z.boolean(),
})

export const adjustments = z.strictObject({
  adjustments: z.array(one),
  ...page,
}) satisfies z.ZodType<http.AdminAdjustmentsResponse>

export const adjustment = z.strictObject({
  adjustment: one,
}) satisfies z.ZodType<http.AdminAdjustmentResponse>
