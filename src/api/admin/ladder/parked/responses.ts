import { z } from "@medusajs/framework/zod"
import type * as http from "../../../../types/http"
import { instant } from "../../../response-fields"

const amount = z.int().min(0)

export const retriedParked = z.strictObject({
  retry: z.strictObject({
    recorded: amount,
    parked: amount,
    left: amount,
    events: z.array(
      z.strictObject({
        key: z.string(),
        answer: z.enum(["recorded", "parked"]),
        reason: z.string().nullable(),
      })
    ),
  }),
}) satisfies z.ZodType<http.AdminRetryParkedResponse>

export const droppedParked = z.strictObject({
  drop: z.strictObject({ key: z.string(), left: amount }),
}) satisfies z.ZodType<http.AdminDropParkedResponse>

const scalar = z.union([z.string(), z.boolean(), z.number()])

export const parkedInFull = z.strictObject({
  parked: z.strictObject({
    key: z.string(),
    type: z.string(),
    source: z.string(),
    reason: z.string(),
    tries: amount,
    parked_at: instant,
    next_try_at: instant.nullable(),
    customer: z.strictObject({
      id: z.string(),
      name: z.string().nullable(),
      email: z.string().nullable(),
    }),
    at: z.string(),
    value: z.number().nullable(),
    currency: z.string().nullable(),
    reverses: z.string().nullable(),
    attributes: z.record(z.string(), z.union([scalar, z.array(z.string())])),
  }),
}) satisfies z.ZodType<http.AdminParkedEventResponse>
