import type { z } from "@medusajs/framework/zod"
import { pattern, slug, strictObject } from "../../../ladder-document/fields"

export const couponParams = strictObject({
  code: pattern(/^[\x20-\x7e]{1,64}$/, "a code of 1 to 64 characters"),
})

/** The handle of a ladder. */
export const optOut = strictObject({ ladder: slug() })

export type OptOut = z.output<typeof optOut>
