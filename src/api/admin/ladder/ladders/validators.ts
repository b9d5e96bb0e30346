import { z } from "@medusajs/framework/zod"
import { limits } from "../../../../engine"
import { show } from "../../../../params"
import {
  choice,
  pattern,
  slug,
  strictObject,
  text,
} from "../../../../ladder-document/fields"
import { content, digits, id, page } from "../../../request-fields"

export const ladderParams = strictObject({ id: id() })

const members = {
  position: digits(0, limits.rungs_max).optional(),
  search: text().optional(),
  sort: choice(["points", "since", "last_event"]).default("points"),
}

const oneWanted = {
  path: ["position"],
  error: "is missing, and so is search; one of the two is wanted",
}

const asksForSome = (query: { position?: unknown; search?: unknown }) =>
  query.position !== undefined || query.search !== undefined

/** Which members to write into a file. */
export const exportQuery = strictObject(members).refine(asksForSome, oneWanted)

export const membersQuery = strictObject({
  ...members,
  after: text().optional(),
  limit: page.limit,
}).refine(asksForSome, oneWanted)

/** Figures whose coupons can be listed. */
export const figureParams = strictObject({
  id: id(),
  figure: choice(["issued", "redeemed", "voided"]),
})

export const createLadder = strictObject({
  handle: slug(),
  document: content(),
})

/** The `draft_saved_at` the sender has seen; null: there was no draft. */
const based_on = z.iso
  .datetime({
    error: ({ input }) =>
      `is ${show(input)}; the draft_saved_at of the draft you have seen is wanted`,
  })
  .nullable()
  .optional()

export const updateDraft = strictObject({ document: content(), based_on })

/** Who publishes, pauses or goes on says why. */
export const reasoned = strictObject({ reason: text() })

export const publishLadder = strictObject({ reason: text(), based_on })

export const retireLadder = strictObject({
  reason: text(),
  /** What becomes of the memberships in the rungs' customer groups. */
  groups: choice(["keep", "empty"]),
})

const groupCoupons = {
  customer_group_id: id(),
  offer_key: pattern(
    /^[a-z0-9][a-z0-9:_-]{0,63}$/,
    `1 to 64 of a-z, 0-9, ":", "_" and "-"`
  ),
  name: text(),
  settings: content(),
}

export const previewGroupCoupons = strictObject(groupCoupons)

export const issueGroupCoupons = strictObject({
  ...groupCoupons,
  reason: text(),
})

export type MembersQuery = z.output<typeof membersQuery>
export type ExportQuery = z.output<typeof exportQuery>
export type CreateLadder = z.output<typeof createLadder>
export type Reasoned = z.output<typeof reasoned>
export type PublishLadder = z.output<typeof publishLadder>
export type RetireLadder = z.output<typeof retireLadder>
export type UpdateDraft = z.output<typeof updateDraft>
export type PreviewGroupCoupons = z.output<typeof previewGroupCoupons>
export type IssueGroupCoupons = z.output<typeof issueGroupCoupons>
