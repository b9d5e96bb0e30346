import { z } from "@medusajs/framework/zod"
import type * as http from "../../../../types/http"

const amount = z.int().min(0)

const shown = z.strictObject({
  how: z.enum(["tallies", "sample", "exact"]),
  members: amount,
  looked_at: amount,
  rungs: z.array(
    z.strictObject({
      rung: z.string().nullable(),
      name: z.string(),
      position: amount,
      members: amount,
      error: amount,
      examples: z.array(
        z.strictObject({
          id: z.string(),
          name: z.string().nullable(),
          email: z.string().nullable(),
        })
      ),
    })
  ),
})

export const preview = z.strictObject({
  preview: shown.nullable(),
  faults: z.array(z.strictObject({ path: z.string(), message: z.string() })),
}) satisfies z.ZodType<http.AdminPreviewResponse>

export const run = z.strictObject({
  run: z.strictObject({
    id: z.string(),
    state: z.enum(["running", "done", "failed", "canceled"]),
    reason: z.string().nullable(),
    total: amount,
    preview: shown,
  }),
}) satisfies z.ZodType<http.AdminPreviewRunResponse>

export const readyLadders = z.strictObject({
  ready_ladders: z.array(
    z.strictObject({
      name: z.string(),
      label: z.string(),
      description: z.string(),
      document: z.looseObject({ name: z.string() }),
    })
  ),
})
