import { z } from "@medusajs/framework/zod"
import type * as http from "../../../../types/http"

export const newsletterLinks = z.strictObject({
  newsletter_links: z.array(
    z.strictObject({
      customer_id: z.string(),
      picture: z.url(),
      links: z.array(z.strictObject({ name: z.string(), url: z.url() })),
    })
  ),
}) satisfies z.ZodType<http.AdminNewsletterLinksResponse>
