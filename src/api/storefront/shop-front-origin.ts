import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { authenticate } from "@medusajs/framework/http"
import {
  ContainerRegistrationKeys,
  parseCorsOrigins,
} from "@medusajs/framework/utils"
import { Refusal } from "../refusal"

const known = { allowUnauthenticated: true, requireMfa: true } as const
const byToken = authenticate("customer", ["bearer"], known)

/** A customer who is logged in, or nobody; never one who is half logged in. */
export const anyShopper = authenticate("customer", ["session", "bearer"], known)

/**
 * Lets pages in that are shop fronts of this shop, by Medusa's `storeCors`, or
 * of its own host; what no browser sent has no origin. Medusa does the same for
 * what is below `/store`.
 *
 * @throws Refusal 403 for any other page
 */
export function onlyShopFronts(
  req: MedusaRequest,
  res: MedusaResponse,
  next: MedusaNextFunction
): void {
  const origin = req.get("origin")
  res.vary("Origin")
  if (origin !== undefined && !isShopFront(req, origin)) {
    throw new Refusal(
      403,
      `origin: is ${JSON.stringify(origin.slice(0, 60))}; a page of the shop's storeCors is wanted`
    )
  }
  if (origin !== undefined) {
    res.setHeader("Access-Control-Allow-Origin", origin)
    res.setHeader("Access-Control-Allow-Credentials", "true")
  }
  next()
}

/** What a browser asks before it sends JSON from another host. */
export function answerPreflight(
  _req: MedusaRequest,
  res: MedusaResponse
): void {
  res.setHeader("Access-Control-Allow-Methods", "POST")
  res.setHeader("Access-Control-Allow-Headers", "authorization, content-type")
  res.setHeader("Access-Control-Max-Age", "7200")
  res.status(204).end()
}

/**
 * Who is logged in. A cookie is believed of a shop front only: any page can have
 * a browser send it along with plain text.
 */
export function shopperOfPage(
  req: MedusaRequest,
  res: MedusaResponse,
  next: MedusaNextFunction
): unknown {
  const who = req.get("origin") === undefined ? byToken : anyShopper
  return who(req, res, next)
}

function isShopFront(req: MedusaRequest, origin: string): boolean {
  const { projectConfig } = req.scope.resolve(
    ContainerRegistrationKeys.CONFIG_MODULE
  )
  const allowed: (string | RegExp)[] = parseCorsOrigins(
    projectConfig.http.storeCors
  )
  const host = req.get("host")
  return (
    allowed.some((one) =>
      typeof one === "string" ? one === origin : one.test(origin)
    ) ||
    (host !== undefined &&
      (origin === `https://${host}` || origin === `http://${host}`))
  )
}
