import type { MedusaContainer } from "@medusajs/framework/types"
import {
  ContainerRegistrationKeys,
  MedusaError,
} from "@medusajs/framework/utils"
import { ladderOf } from "../modules/ladder/ladder-of"
import { readLink, writeLink, type Link } from "./link"
import { originsOf, pageNow, pageOn } from "./origins"
import { nameFor, sealOf } from "./seal"

/** The shop's signed links: made here, and read when somebody follows one. */
export interface LinkBook {
  /** What stands in an address below `/ladder/l` and `/ladder/p`. */
  tokenOf(link: Link): string
  /** Null for what the shop did not sign, were it but one bit of it. */
  open(token: string): Link | null
  /** The address of a page of the shop; null for all that is not one. */
  pageOn(address: string): string | null
  /** Where a link made earlier leads now; null when the shop has no pages. */
  pageNow(address: string): string | null
  /** The same name for the same parts, from which nobody finds them out. */
  nameFor(...parts: readonly string[]): string
  /** Where the shop's pages are; the first is the one that paths are of. */
  readonly origins: readonly string[]
  /** Where the backend is reached from outside, if the options say so. */
  readonly backend: string | undefined
}

/**
 * @throws MedusaError NOT_ALLOWED without any secret to sign with
 */
export function linkBookOf(container: MedusaContainer): LinkBook {
  const { links } = ladderOf(container).settings()
  const { http } = container.resolve(
    ContainerRegistrationKeys.CONFIG_MODULE
  ).projectConfig
  const secret = links.secret ?? textOf(http.jwtSecret) ?? http.cookieSecret
  if (!secret) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      "options.links.secret: is missing, and so is the shop's own jwtSecret; one of them is wanted to sign links with"
    )
  }
  const seal = sealOf(secret, "links")
  const origins = originsOf(links.origins, http.storeCors)
  return {
    tokenOf: (link) => seal.close(writeLink(link)),
    open: (token) => {
      const text = seal.open(token)
      return text === null ? null : readLink(text)
    },
    pageOn: (address) => pageOn(origins, address),
    pageNow: (address) => pageNow(origins, address),
    nameFor: (...parts) => nameFor(secret, ...parts),
    origins,
    backend: links.backend_url,
  }
}

/** A key of several parts, as Medusa takes one too, is none to derive from. */
const textOf = (secret: unknown): string | undefined =>
  typeof secret === "string" && secret !== "" ? secret : undefined
