import { z } from "@medusajs/framework/zod"
import type * as http from "../../../../types/http"
import { instant } from "../../../response-fields"

const amount = z.int().min(0)

export const backfillFields = z.strictObject({
  source: z.string(),
  state: z.enum(["running", "stopped", "done"]),
  from: instant,
  until: instant,
  reached: instant,
  found: amount,
  percent: amount,
})

export const backfillTurned = z.strictObject({
  backfill: backfillFields,
}) satisfies z.ZodType<http.AdminBackfillResponse>
