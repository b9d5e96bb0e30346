import { z } from "@medusajs/framework/zod"
import type * as http from "../../../../types/http"
import { instant, page } from "../../../response-fields"

const amount = z.int().min(0)

export const failedGrants = z.strictObject({
  grants: z.array(
    z.strictObject({
      id: z.string(),
      ladder_id: z.string(),
      name: z.string(),
      kind: z.string(),
      customer: z.strictObject({
        id: z.string(),
        name: z.string().nullable(),
        email: z.string().nullable(),
      }),
      doing: z.enum(["issue", "void"]),
      reason: z.string().nullable(),
      tries: amount,
      next_try_at: instant.nullable(),
      created_at: instant,
    })
  ),
  ...page,
}) satisfies z.ZodType<http.AdminFailedGrantsResponse>

export const retried = z.strictObject({
  retry: z.strictObject({ retried: amount, left: amount }),
}) satisfies z.ZodType<http.AdminRetryGrantsResponse>
