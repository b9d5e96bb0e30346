import type { z } from "@medusajs/framework/zod"
import { strictObject, text } from "../../../../ladder-document/fields"
import { sourceName } from "../unread/validators"

export const turnBackfill = strictObject({
  reason: text(),
  source: sourceName(),
})

export type TurnBackfill = z.output<typeof turnBackfill>
