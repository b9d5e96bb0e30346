import { z } from "@medusajs/framework/zod"

/** A page of the storefront, shared by a customer: it counts for them. */
export interface ShareLink {
  readonly kind: "share"
  readonly customer_id: string
  readonly url: string
  readonly network: string
  readonly product_id: string | null
}

/** A link in the newsletter that one customer was sent. */
export interface NewsletterLink {
  readonly kind: "newsletter"
  readonly customer_id: string
  readonly url: string
  readonly newsletter: string
  /** What rules call the link. */
  readonly link: string
  /** In milliseconds: later it leads on, and counts no more. */
  readonly expires_at: number
}

/** The picture in that newsletter, which is fetched when it is opened. */
export interface NewsletterPicture {
  readonly kind: "picture"
  readonly customer_id: string
  readonly newsletter: string
  readonly expires_at: number
}

export type Link = ShareLink | NewsletterLink | NewsletterPicture

const text = z.string()
const moment = z.number()

/** As short as can be: each character is one more in every link. */
const written = z.union([
  z.tuple([z.literal("s"), text, text, text, text.nullable()]),
  z.tuple([z.literal("n"), text, text, text, text, moment]),
  z.tuple([z.literal("p"), text, text, moment]),
])

export function writeLink(link: Link): string {
  return JSON.stringify(partsOf(link))
}

function partsOf(link: Link): z.input<typeof written> {
  const { customer_id } = link
  switch (link.kind) {
    case "share":
      return ["s", customer_id, link.url, link.network, link.product_id]
    case "newsletter":
      return [
        "n",
        customer_id,
        link.url,
        link.newsletter,
        link.link,
        link.expires_at,
      ]
    case "picture":
      return ["p", customer_id, link.newsletter, link.expires_at]
  }
}

/** Null for what none of today's links was written as. */
export function readLink(text: string): Link | null {
  const { data } = written.safeParse(parsed(text))
  if (!data) {
    return null
  }
  switch (data[0]) {
    case "s": {
      const [, customer_id, url, network, product_id] = data
      return { kind: "share", customer_id, url, network, product_id }
    }
    case "n": {
      const [, customer_id, url, newsletter, link, expires_at] = data
      return {
        kind: "newsletter",
        customer_id,
        url,
        newsletter,
        link,
        expires_at,
      }
    }
    case "p": {
      const [, customer_id, newsletter, expires_at] = data
      return { kind: "picture", customer_id, newsletter, expires_at }
    }
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
