import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { linkBookOf } from "../../../../signed-links/link-book"
import { Refusal } from "../../../refusal"
import { countQuietly } from "../../count-quietly"
import { isSeen } from "../../visitor"

/** A signed link: counts who comes by it, and leads on to the shop's page. */
export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  const book = linkBookOf(req.scope)
  const link = book.open(req.params["token"] ?? "")
  const page =
    link && link.kind !== "picture" ? book.pageNow(link.url) : undefined
  if (!link || !page) {
    throw new Refusal(404, "There is no such link")
  }
  if (isSeen(req, "document")) {
    await countQuietly(req, book, link)
  }
  res.set("cache-control", "no-store").redirect(302, page)
}
