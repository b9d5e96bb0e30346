import type { MedusaRequest } from "@medusajs/framework/http"

/** The sales channels of the publishable key the request came with. */
export function channelsOf(req: MedusaRequest): readonly string[] {
  const { publishable_key_context } = req as {
    publishable_key_context?: { sales_channel_ids: string[] }
  }
  return publishable_key_context?.sales_channel_ids ?? []
}
