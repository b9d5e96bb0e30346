import { setImmediate } from "node:timers/promises"
import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { faultsOf, faultText } from "../ladder-document/faults"
import { ladderOf } from "../modules/ladder/ladder-of"
import { show } from "../params"
import { customerCheck } from "../sources/check-customers"
import { addressOf } from "./addresses"
import { linkBookOf, type LinkBook } from "./link-book"
import {
  newsletterMailing,
  type CheckedMailing,
  type NewsletterMailing,
} from "./newsletter-mailing"

const day_ms = 86_400_000

/** What goes into one customer's copy. */
export interface SignedNewsletter {
  customer_id: string
  /** Address of a picture of one pixel. */
  picture: string
  links: { name: string; url: string }[]
}

/**
 * Signs the links and the picture of a newsletter for each who gets it: what one
 * of them opens and follows counts for that one, once. Nothing is stored.
 *
 * @param backend where the backend is reached from outside, where the option
 *   `links.backend_url` does not say so
 * @throws MedusaError INVALID_DATA naming what cannot be meant
 */
export async function signNewsletterLinks(
  container: MedusaContainer,
  mailing: NewsletterMailing,
  backend?: string
): Promise<SignedNewsletter[]> {
  const checked = checkMailing(mailing)
  const { newsletter, customer_ids, expires_in_days } = checked
  const book = linkBookOf(container)
  const base = backendFor(book, backend)
  const pages = pagesOf(book, checked)
  await checkCustomers(container, customer_ids)
  const now = await ladderOf(container).sweeping.now()
  const expires_at = now + expires_in_days * day_ms
  const signed: SignedNewsletter[] = []
  for (const customer_id of customer_ids) {
    const common = { customer_id, newsletter, expires_at }
    signed.push({
      customer_id,
      picture: addressOf(book, { kind: "picture", ...common }, base),
      links: pages.map(({ name, url }) => {
        const link = { kind: "newsletter", url, link: name, ...common } as const
        return { name, url: addressOf(book, link, base) }
      }),
    })
    // Thousands of links take a while: others have their turn in between.
    await setImmediate()
  }
  return signed
}

function checkMailing(mailing: NewsletterMailing): CheckedMailing {
  const { data, error } = newsletterMailing.safeParse(mailing)
  if (error) {
    const faults = faultText(faultsOf(error))
    throw new MedusaError(MedusaError.Types.INVALID_DATA, faults)
  }
  return data
}

function backendFor(book: LinkBook, given: string | undefined): string {
  const backend = book.backend ?? given
  if (backend === undefined) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      'options.links.backend_url: is missing; where the backend is reached is wanted, like "https://api.shop.example"'
    )
  }
  return backend
}

function pagesOf(
  book: LinkBook,
  { links }: CheckedMailing
): { name: string; url: string }[] {
  return links.map(({ name, url }, i) => {
    const page = book.pageOn(url)
    if (page === null) {
      throw new MedusaError(
        MedusaError.Types.INVALID_DATA,
        `links[${i}].url: is ${show(url)}; ${wantedPage(book)}`
      )
    }
    return { name: name ?? url, url: page }
  })
}

/** What may stand where a page of the shop is asked for. */
export function wantedPage({ origins }: LinkBook): string {
  return origins.length > 0
    ? `a page of ${origins.join(" or ")} is wanted`
    : "no page can be given before options.links.origins says where the shop's pages are"
}

async function checkCustomers(
  container: MedusaContainer,
  ids: readonly string[]
): Promise<void> {
  const known = await customerCheck(container)(ids)
  const wrong = ids.findIndex((id) => known.get(id) !== "known")
  if (wrong >= 0) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `customer_ids[${wrong}]: is ${show(ids[wrong])}; a customer of the shop is wanted`
    )
  }
}
