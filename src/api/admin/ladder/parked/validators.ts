import type { z } from "@medusajs/framework/zod"
import { pattern, strictObject, text } from "../../../../ladder-document/fields"

/** Without a key all are meant. */
export const retryParked = strictObject({
  reason: text(),
  key: pattern(/^[\x21-\x7e]{1,200}$/, "the key of an event").optional(),
})

export type RetryParked = z.output<typeof retryParked>
