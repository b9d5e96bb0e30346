import { type z } from "@medusajs/framework/zod"
import {
  list,
  pattern,
  strictObject,
  text,
  whole,
} from "../ladder-document/fields"

const customers_max = 1_000
const links_max = 10
const url_length_max = 1_000
const expires_in_days_max = 730

const customer = () =>
  pattern(/^[\x21-\x7e]{1,128}$/, "an id of 1 to 128 characters")

const link = strictObject({
  /** A page of the shop: a path, or a whole address. */
  url: text(url_length_max),
  /** What rules call it; without one, the url. */
  name: text().optional(),
}).refine(
  ({ name, url }) => name !== undefined || text().safeParse(url).success,
  { path: ["name"], error: "is missing; a long url needs one" }
)

/** A newsletter, its links, and who gets it. */
export const newsletterMailing = strictObject({
  /** What rules call it. */
  newsletter: text(),
  customer_ids: list(customer(), 1, customers_max),
  links: list(link, 0, links_max).default([]),
  /** So long they count; then the links still lead on. */
  expires_in_days: whole(1, expires_in_days_max).default(90),
})

export type NewsletterMailing = z.input<typeof newsletterMailing>
export type CheckedMailing = z.output<typeof newsletterMailing>
