import { z } from "@medusajs/framework/zod"
import type * as http from "../../../types/http"
import { instant, page } from "../../response-fields"

const amount = z.int().min(0)

export const health = z.strictObject({
  health: z.strictObject({
    sweeps: z.array(
      z.strictObject({
        source: z.string(),
        watermark: instant.nullable(),
        last_run_at: instant.nullable(),
        last_found: amount,
      })
    ),
    jobs: z.array(z.strictObject({ name: z.string(), last_run_at: instant })),
    parked: amount,
    waiting_reversals: amount,
    grants_failed: amount,
    grants_due: amount,
    members_behind: amount,
  }),
}) satisfies z.ZodType<http.AdminHealthResponse>

export const parked = z.strictObject({
  parked: z.array(
    z.strictObject({
      key: z.string(),
      type: z.string(),
      customer_id: z.string(),
      reason: z.string(),
      tries: amount,
      parked_at: instant,
    })
  ),
  ...page,
}) satisfies z.ZodType<http.AdminParkedResponse>

const kind = z.strictObject({
  name: z.string(),
  label: z.string(),
  params: z.record(z.string(), z.looseObject({ type: z.string() })),
})

export const catalogue = z.strictObject({
  event_types: z.array(
    z.strictObject({
      name: z.string(),
      label: z.string(),
      description: z.string(),
      by_hand: z.boolean(),
      spend: z.boolean(),
      undoes: z.string().nullable(),
      attributes: z.array(
        z.strictObject({ name: z.string(), label: z.string() })
      ),
    })
  ),
  condition_kinds: z.array(kind),
  reward_kinds: z.array(kind),
  limits: z.record(z.string(), z.int()),
})
