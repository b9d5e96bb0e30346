import type { MedusaContainer } from "@medusajs/framework/types"
import type { ConversionEvent } from "../engine"
import { ladderOf } from "../modules/ladder/ladder-of"
import { customerCheck } from "../sources/check-customers"
import { productAttributes, readProductFacts } from "../sources/product-facts"
import type { Link, ShareLink } from "./link"
import { happeningOf, visitorName, type Visitor } from "./link-event"
import type { LinkBook } from "./link-book"

/** By whom its events are recorded. */
const source = "links"

const hour_s = 3_600
const day_s = 24 * hour_s

/** Visits from one network in an hour: those of mail programs come from few. */
const visits_max = { share: 120, newsletter: 3_000, picture: 3_000 } as const

/** Visits a day that count for who shares: of one network, and of all. */
const shared_to_network_max = 5
const shared_max = 100

/** How long an address stays that of who shares, once seen as that. */
const own_s = day_s

/**
 * Counts that somebody came by a link: what is read and followed in a newsletter
 * once, a shared page once a day for each network, however often they come; not
 * who shares it themselves. Tells whether it counted.
 */
export async function countVisit(
  container: MedusaContainer,
  book: LinkBook,
  link: Link,
  visitor: Visitor
): Promise<boolean> {
  const { linkLimits, sweeping, recording } = ladderOf(container)
  const at = await sweeping.now()
  if (link.kind !== "share" && at > link.expires_at) {
    return false
  }
  const day = new Date(at).toISOString().slice(0, 10)
  const happening = happeningOf(book, link, visitor, day)
  if (await linkLimits.counted(happening.key)) {
    return false
  }
  const network = `visits:${link.kind}:${book.nameFor("network", visitor.network)}`
  if (!(await linkLimits.allows(network, visits_max[link.kind], hour_s))) {
    return false
  }
  if (
    link.kind === "share" &&
    !(await countsAsShared(container, book, link, visitor, day))
  ) {
    return false
  }
  const { customer_id: customer } = link
  const known = await customerCheck(container)([customer])
  if (known.get(customer) !== "known") {
    return false
  }
  const attributes = {
    ...happening.attributes,
    ...(link.kind === "share" && (await aboutProduct(container, link))),
  }
  const event: ConversionEvent = { ...happening, customer, at, attributes }
  const [answer] = await recording.record([event], source)
  return answer?.answer === "recorded"
}

/**
 * Remembers where who shares is: whoever comes from there soon after may well be
 * themselves.
 */
export async function noteOwnAddress(
  container: MedusaContainer,
  book: LinkBook,
  customer_id: string,
  network: string
): Promise<void> {
  const own = ownName(book, customer_id, network)
  await ladderOf(container).linkLimits.note(own, own_s)
}

async function countsAsShared(
  container: MedusaContainer,
  book: LinkBook,
  link: ShareLink,
  visitor: Visitor,
  day: string
): Promise<boolean> {
  const { linkLimits } = ladderOf(container)
  const { customer_id } = link
  if (visitor.customer_id === customer_id) {
    await noteOwnAddress(container, book, customer_id, visitor.network)
    return false
  }
  if (await linkLimits.isNoted(ownName(book, customer_id, visitor.network))) {
    return false
  }
  const who = visitorName(book, link, visitor, day)
  return (
    (await linkLimits.allows(
      `shared-to:${who}`,
      shared_to_network_max,
      day_s
    )) &&
    (await linkLimits.allows(`shared-by:${customer_id}`, shared_max, day_s))
  )
}

const ownName = (book: LinkBook, customer_id: string, network: string) =>
  `own:${book.nameFor("own", customer_id, network)}`

async function aboutProduct(
  container: MedusaContainer,
  { product_id }: ShareLink
): Promise<ConversionEvent["attributes"]> {
  if (product_id === null) {
    return {}
  }
  const products = await readProductFacts(container, [product_id])
  return productAttributes([{ product_id, variant_id: null }], products)
}
