import type { IncomingHttpHeaders } from "node:http"
import type { MedusaRequest } from "@medusajs/framework/http"
import type { Visitor } from "../../signed-links/link-event"
import { customerIn } from "../guards/guarded-cart"
import { networkOf } from "../guessing"

/** Who sent a request for a link or a picture. */
export const visitorOf = (req: MedusaRequest): Visitor => ({
  network: networkOf(req.ip ?? ""),
  customer_id: customerIn(req),
})

/** Programs that look at links by themselves, by what they call themselves. */
const robots =
  /bot\b|bot[/;)-]|crawl|spider|slurp|preview|facebookexternalhit|whatsapp|embedly|headless|curl\/|wget\/|python|httpclient|go-http|okhttp|axios|node-fetch|undici/i

/**
 * Whether a person wants to see it. A browser that fetches a page before anybody
 * asks for it says so, and so it does when a page is only a picture or a frame in
 * somebody else's; what calls itself a robot, or nothing at all, is none.
 *
 * @param wanted what a browser fetches it as
 */
export function isSeen(
  { method, headers }: { method: string; headers: IncomingHttpHeaders },
  wanted: "document" | "image"
): boolean {
  const agent = headers["user-agent"] ?? ""
  const early = ["purpose", "sec-purpose", "x-purpose", "x-moz"].some((name) =>
    /prefetch|prerender|preview/i.test(String(headers[name] ?? ""))
  )
  const fetched = headers["sec-fetch-dest"]
  return (
    method === "GET" &&
    !early &&
    (fetched === undefined || fetched === wanted) &&
    // Mail programs have pictures fetched by servers that name themselves.
    (wanted === "image" || (agent !== "" && !robots.test(agent)))
  )
}
