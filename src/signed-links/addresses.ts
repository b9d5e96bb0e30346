import type { Link } from "./link"
import type { LinkBook } from "./link-book"

/** Where signed links and pictures are answered, below the shop's backend. */
export const linkPath = "/ladder/l"
export const picturePath = "/ladder/p"

/** Ends the address of a picture: mail programs want to see what it is. */
export const pictureEnd = ".gif"

/**
 * The address to give away.
 *
 * @param backend where the backend is reached, unless the options say
 */
export function addressOf(book: LinkBook, link: Link, backend: string): string {
  const base = (book.backend ?? backend).replace(/\/+$/, "")
  const token = book.tokenOf(link)
  return link.kind === "picture"
    ? `${base}${picturePath}/${token}${pictureEnd}`
    : `${base}${linkPath}/${token}`
}
