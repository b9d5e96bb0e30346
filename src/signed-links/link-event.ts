import type { ConversionEvent } from "../engine"
import { linkKeys } from "../sources/link-keys"
import type { Link, ShareLink } from "./link"
import type { LinkBook } from "./link-book"

/** Who came by a link, as far as it matters. */
export interface Visitor {
  /** The network of their address, of which nothing is kept but a name. */
  readonly network: string
  /** Who is logged in there; null: nobody. */
  readonly customer_id: string | null
}

type Named = Pick<LinkBook, "nameFor">
type Happening = Pick<ConversionEvent, "key" | "type" | "attributes">

/** What it is that counts when somebody comes by a link, without its moment. */
export function happeningOf(
  book: Named,
  link: Link,
  visitor: Visitor,
  day: string
): Happening {
  const { customer_id } = link
  switch (link.kind) {
    case "share": {
      const { url, network } = link
      const { pathname } = new URL(url)
      return {
        key: `${linkKeys}shared:${book.nameFor(customer_id, network, url)}:${visitorName(book, link, visitor, day)}`,
        type: "social.shared",
        attributes: { network, path: pathname.slice(0, 200) },
      }
    }
    case "newsletter": {
      const { newsletter, link: name } = link
      return {
        key: `${linkKeys}clicked:${book.nameFor(customer_id, newsletter, name)}`,
        type: "newsletter.link_clicked",
        attributes: { newsletter, link: name },
      }
    }
    case "picture": {
      const { newsletter } = link
      return {
        key: `${linkKeys}read:${book.nameFor(customer_id, newsletter)}`,
        type: "newsletter.read",
        attributes: { newsletter },
      }
    }
  }
}

/** Another one for each who shares, and each day: it tells nobody apart longer. */
export const visitorName = (
  { nameFor }: Named,
  { customer_id }: Pick<ShareLink, "customer_id">,
  { network }: Visitor,
  day: string
): string => nameFor("visitor", customer_id, network, day)
