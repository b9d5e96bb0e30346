import { z } from "@medusajs/framework/zod"
import type { AdminRecordEventsResponse } from "../../../../types/http"

export const recordedEvents = z.strictObject({
  events: z.array(
    z.strictObject({
      key: z.string(),
      answer: z.enum([
        "recorded",
        "duplicate",
        "conflict",
        "parked",
        "refused",
      ]),
      reason: z.string().nullable(),
    })
  ),
}) satisfies z.ZodType<AdminRecordEventsResponse>
