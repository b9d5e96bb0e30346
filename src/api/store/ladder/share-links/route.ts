import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { show } from "../../../../params"
import { addressOf } from "../../../../signed-links/addresses"
import { noteOwnAddress } from "../../../../signed-links/count-visit"
import { linkBookOf } from "../../../../signed-links/link-book"
import { wantedPage } from "../../../../signed-links/newsletter-links"
import type { StoreShareLinkResponse } from "../../../../types/http"
import { backendOf } from "../../../backend-of"
import { visitorOf } from "../../../ladder/visitor"
import { Refusal } from "../../../refusal"
import { requireShopper } from "../require-shopper"
import type { ShareLinkBody } from "../validators"

/** A link to a page of the shop that counts for me when somebody follows it. */
export const POST = async (
  req: AuthenticatedMedusaRequest<ShareLinkBody>,
  res: MedusaResponse<StoreShareLinkResponse>
) => {
  const customer_id = await requireShopper(req)
  const { path, network, product_id = null } = req.validatedBody
  const book = linkBookOf(req.scope)
  const url = book.pageOn(path)
  if (url === null) {
    throw new Refusal(400, `path: is ${show(path)}; ${wantedPage(book)}`)
  }
  await noteOwnAddress(req.scope, book, customer_id, visitorOf(req).network)
  const link = { kind: "share", customer_id, url, network, product_id } as const
  res.json({ share_link: { url: addressOf(book, link, backendOf(req)) } })
}
