import { z } from "@medusajs/framework/zod"
import type * as http from "../../../../types/http"
import { instant, page } from "../../../response-fields"

const amount = z.int().min(0)

const run = z.strictObject({
  id: z.string(),
  ladder_id: z.string(),
  customer_group_id: z.string(),
  offer_key: z.string(),
  name: z.string(),
  kind: z.string(),
  settings: z.record(z.string(), z.unknown()),
  state: z.enum(["running", "done", "canceled", "failed"]),
  customers: amount,
  created: amount,
  existing: amount,
  reason: z.string().nullable(),
  started_at: instant,
  updated_at: instant,
})

export const offer = z.strictObject({
  offer: run,
}) satisfies z.ZodType<http.AdminOfferResponse>

export const offerPreview = z.strictObject({
  preview: z
    .strictObject({
      customers: amount,
      existing: amount,
      absent: amount,
      guests: amount,
      exact: z.boolean(),
      cost: z.record(z.string(), amount).nullable(),
    })
    .nullable(),
  fault: z.string().nullable(),
}) satisfies z.ZodType<http.AdminOfferPreviewResponse>

export const groupOffers = z.strictObject({
  rung: z
    .strictObject({
      id: z.string(),
      name: z.string(),
      position: z.int().min(1),
      percent: z.int().nullable(),
      ladder: z.strictObject({ id: z.string(), name: z.string() }),
    })
    .nullable(),
  offers: z.array(run),
  ...page,
}) satisfies z.ZodType<http.AdminGroupResponse>
