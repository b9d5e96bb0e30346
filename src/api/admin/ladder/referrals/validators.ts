import type { z } from "@medusajs/framework/zod"
import { choice, strictObject, text } from "../../../../ladder-document/fields"
import { id, page } from "../../../request-fields"

/** As `ReferralState`; the route's types hold the two together. */
const states = ["accepted", "flagged", "blocked", "rejected"] as const

export const referralsQuery = strictObject({
  state: choice(states).optional(),
  ...page,
})

export const referralParams = strictObject({ id: id() })

export const decideReferral = strictObject({ reason: text() })

export type ReferralsQuery = z.output<typeof referralsQuery>
export type DecideReferral = z.output<typeof decideReferral>
