import { z } from "@medusajs/framework/zod"

/** The zod vocabulary of answers. */
export const instant = z.iso.datetime()
export const day = z.iso.date()
export const points = z.int()

export const page = {
  count: z.int().min(0),
  limit: z.int().min(1),
  offset: z.int().min(0),
}

/** A judgement with its parts. */
export const verdict = z.strictObject({
  met: z.enum(["yes", "no", "unknown"]),
  because: z.string(),
  params: z.record(z.string(), z.unknown()).optional(),
  have: z.int().optional(),
  need: z.int().optional(),
  get parts() {
    return z.array(verdict).optional()
  },
})
