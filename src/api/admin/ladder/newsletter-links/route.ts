import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { signNewsletterLinks } from "../../../../signed-links"
import type { CheckedMailing } from "../../../../signed-links/newsletter-mailing"
import type { AdminNewsletterLinksResponse } from "../../../../types/http"
import { backendOf } from "../../../backend-of"

/** Links and a picture for each who gets a newsletter; signed, not stored. */
export const POST = async (
  req: MedusaRequest<CheckedMailing>,
  res: MedusaResponse<AdminNewsletterLinksResponse>
) => {
  const { scope, validatedBody } = req
  res.json({
    newsletter_links: await signNewsletterLinks(
      scope,
      validatedBody,
      backendOf(req)
    ),
  })
}
