import type { z } from "@medusajs/framework/zod"
import { choice, strictObject, text } from "../../../../ladder-document/fields"
import { id, page } from "../../../request-fields"

/** As `AdjustmentState`; the route's types hold the two together. */
const states = [
  "made",
  "pending",
  "approved",
  "refused",
  "withdrawn",
  "expired",
] as const

export const adjustmentsQuery = strictObject({
  state: choice(states).optional(),
  customer_id: id().optional(),
  ...page,
})

export const adjustmentParams = strictObject({ id: id() })

export const decideAdjustment = strictObject({ reason: text() })

export type AdjustmentsQuery = z.output<typeof adjustmentsQuery>
export type DecideAdjustment = z.output<typeof decideAdjustment>
