import { z } from "@medusajs/framework/zod"
import type * as http from "../../../../types/http"

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
