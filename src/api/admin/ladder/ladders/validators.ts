import { z } from "@medusajs/framework/zod"
import { limits, show } from "../../../../engine"
import {
  choice,
  pattern,
  slug,
  strictObject,
  text,
} from "../../../../ladder-document/fields"
import { digits, id } from "../../../request-fields"

export const ladderParams = strictObject({ id: id() })

export const rungParams = strictObject({
  id: id(),
  position: digits(0, limits.rungs_max),
})

/** An object whose content is checked later, and refused with 422. */
function content() {
  return z.record(z.string(), z.unknown(), {
    error: ({ input }) =>
      input === undefined
        ? "is missing; an object is wanted"
        : `is ${show(input)}; an object is wanted`,
  })
}

export const createLadder = strictObject({
  handle: slug(),
  document: content(),
})

export const updateDraft = strictObject({ document: content() })

/** Who publishes, pauses or goes on says why. */
export const reasoned = strictObject({ reason: text() })

export const retireLadder = strictObject({
  reason: text(),
  /** What becomes of the memberships in the rungs' customer groups. */
  groups: choice(["keep", "empty"]),
})

export const issueGroupCoupons = strictObject({
  customer_group_id: id(),
  offer_key: pattern(
    /^[a-z0-9][a-z0-9:_-]{0,63}$/,
    `1 to 64 of a-z, 0-9, ":", "_" and "-"`
  ),
  name: text(),
  settings: content(),
})

export type CreateLadder = z.output<typeof createLadder>
export type Reasoned = z.output<typeof reasoned>
export type RetireLadder = z.output<typeof retireLadder>
export type UpdateDraft = z.output<typeof updateDraft>
export type IssueGroupCoupons = z.output<typeof issueGroupCoupons>
