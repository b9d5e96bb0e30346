import type { MedusaContainer } from "@medusajs/framework/types"
import type { MedusaSuiteOptions } from "@medusajs/test-utils"

/** What the runner gives a suite: axios on the running server. */
export type Api = MedusaSuiteOptions["api"]

/** A shop that sells one thing at 100.00 and ships it for 10.00. */
export interface Shop {
  readonly container: MedusaContainer
  readonly api: Api
  /** Publishable key: every store call needs it. */
  readonly key: string
  readonly region_id: string
  readonly sales_channel_id: string
  readonly location_id: string
  readonly shipping_option_id: string
  /** Costs 100.00. */
  readonly variant_id: string
  /** Costs 70.00. */
  readonly other_variant_id: string
  readonly currency: string
}

/** Headers of a store call; with a token, of a logged-in customer. */
export function storeHeaders(shop: Shop, token?: string) {
  return {
    headers: {
      "x-publishable-api-key": shop.key,
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
  }
}
