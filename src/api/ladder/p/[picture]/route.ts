import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { pictureEnd } from "../../../../signed-links/addresses"
import { linkBookOf } from "../../../../signed-links/link-book"
import { Refusal } from "../../../refusal"
import { countQuietly } from "../../count-quietly"
import { isSeen } from "../../visitor"

/** One pixel that nobody sees. */
const pixel = Buffer.from(
  "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7",
  "base64"
)

/** The signed picture of a newsletter: counts that it was opened. */
export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  const { picture = "" } = req.params
  const book = linkBookOf(req.scope)
  const link = picture.endsWith(pictureEnd)
    ? book.open(picture.slice(0, -pictureEnd.length))
    : null
  if (link?.kind !== "picture") {
    throw new Refusal(404, "There is no such picture")
  }
  if (isSeen(req, "image")) {
    await countQuietly(req, book, link)
  }
  res
    .set({
      "content-type": "image/gif",
      "content-length": String(pixel.length),
      // Each time it is opened anew, else nobody would hear of it.
      "cache-control": "no-store, no-cache, private, max-age=0",
      pragma: "no-cache",
      expires: "0",
    })
    .status(200)
    .end(req.method === "HEAD" ? undefined : pixel)
}
