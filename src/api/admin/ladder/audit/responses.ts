import { z } from "@medusajs/framework/zod"
import type * as http from "../../../../types/http"
import { instant, page } from "../../../response-fields"

export const changes = z.strictObject({
  changes: z.array(
    z.strictObject({
      id: z.string(),
      at: instant,
      actor: z.strictObject({ id: z.string(), name: z.string().nullable() }),
      action: z.string(),
      ladder_id: z.string().nullable(),
      subject: z.string(),
      before: z.unknown(),
      after: z.unknown(),
      reason: z.string().nullable(),
    })
  ),
  ...page,
}) satisfies z.ZodType<http.AdminAuditResponse>
