import type { z } from "@medusajs/framework/zod"
import { pattern, slug, strictObject } from "../../../ladder-document/fields"
import { id } from "../../request-fields"

export const couponParams = strictObject({
  code: pattern(/^[\x20-\x7e]{1,64}$/, "a code of 1 to 64 characters"),
})

/** The handle of a ladder. */
export const optOut = strictObject({ ladder: slug() })

const url_length_max = 1_000

export const shareLink = strictObject({
  path: pattern(
    new RegExp(`^[\\x21-\\x7e]{1,${url_length_max}}$`),
    'a page of the shop, like "/products/tea",'
  ),
  network: pattern(
    /^[a-z0-9][a-z0-9._-]{0,49}$/,
    'the name of a network, like "mastodon",'
  ),
  product_id: id().optional(),
})

export const acceptInvite = strictObject({
  code: pattern(/^[\x20-\x7e]{1,64}$/, "a code of 1 to 64 characters"),
})

export type ShareLinkBody = z.output<typeof shareLink>
export type AcceptInvite = z.output<typeof acceptInvite>
export type OptOut = z.output<typeof optOut>
