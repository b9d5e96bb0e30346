import { z } from "@medusajs/framework/zod"
import type * as http from "../../../../types/http"

export const retriedUnread = z.strictObject({
  retry: z.strictObject({
    recorded: z.int().min(0),
    reason: z.string().nullable(),
  }),
}) satisfies z.ZodType<http.AdminRetryUnreadResponse>
