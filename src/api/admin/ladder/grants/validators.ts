import type { z } from "@medusajs/framework/zod"
import {
  choice,
  pattern,
  strictObject,
  text,
} from "../../../../ladder-document/fields"
import { id, page } from "../../../request-fields"

/** As `GrantState`; the route's types hold the two together. */
const states = [
  "due",
  "issuing",
  "issued",
  "redeemed",
  "expired",
  "revoked",
  "withheld",
  "failed",
] as const

export const grantsQuery = strictObject({
  ladder_id: id().optional(),
  customer_id: id().optional(),
  state: choice(states).optional(),
  offer_key: pattern(/^[\x21-\x7e]{1,128}$/, "an offer key").optional(),
  ...page,
})

export const grantParams = strictObject({ id: id() })

export const voidGrant = strictObject({ reason: text() })

export type VoidGrant = z.output<typeof voidGrant>
export type GrantsQuery = z.output<typeof grantsQuery>
