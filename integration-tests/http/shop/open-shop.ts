import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import {
  createApiKeysWorkflow,
  createRegionsWorkflow,
  createSalesChannelsWorkflow,
  createStockLocationsWorkflow,
  createTaxRegionsWorkflow,
  linkSalesChannelsToApiKeyWorkflow,
  linkSalesChannelsToStockLocationWorkflow,
} from "@medusajs/medusa/core-flows"
import { offerShipping } from "./offer-shipping"
import { sellProducts } from "./sell-products"
import type { Api, Shop } from "./shop"

export interface ShopOptions {
  /** Lower case; prices are the same number in any currency. */
  currency?: string
  /** Per cent on top of every price; default none. */
  tax_rate?: number
  /** Of a parcel; default 10. */
  shipping?: number
}

/** Makes a shop that can sell, through Medusa's own workflows. */
export async function openShop(
  container: MedusaContainer,
  api: Api,
  { currency = "eur", tax_rate, shipping: amount = 10 }: ShopOptions = {}
): Promise<Shop> {
  const sales_channel_id = await openChannel(container)
  const key = await makeKey(container, sales_channel_id)
  const region_id = await openRegion(container, currency, tax_rate)
  const location_id = await openLocation(container, sales_channel_id)
  const shipping = await offerShipping(container, {
    location_id,
    currency,
    amount,
  })
  const variants = await sellProducts(container, {
    sales_channel_id,
    shipping_profile_id: shipping.shipping_profile_id,
    currency,
    prices: [100, 70],
  })
  return {
    container,
    api,
    key,
    region_id,
    sales_channel_id,
    location_id,
    shipping_option_id: shipping.shipping_option_id,
    variant_id: variants[0]!,
    other_variant_id: variants[1]!,
    currency,
  }
}

async function openChannel(container: MedusaContainer): Promise<string> {
  const { result } = await createSalesChannelsWorkflow(container).run({
    input: { salesChannelsData: [{ name: "Web shop" }] },
  })
  return result[0]!.id
}

async function makeKey(
  container: MedusaContainer,
  sales_channel_id: string
): Promise<string> {
  const { result } = await createApiKeysWorkflow(container).run({
    input: {
      api_keys: [{ title: "Web shop", type: "publishable", created_by: "" }],
    },
  })
  const key = result[0]!
  await linkSalesChannelsToApiKeyWorkflow(container).run({
    input: { id: key.id, add: [sales_channel_id] },
  })
  return key.token
}

async function openRegion(
  container: MedusaContainer,
  currency: string,
  tax_rate: number | undefined
): Promise<string> {
  if (tax_rate !== undefined) {
    await createTaxRegionsWorkflow(container).run({
      input: [
        {
          country_code: "de",
          provider_id: "tp_system",
          default_tax_rate: { rate: tax_rate, code: "VAT", name: "VAT" },
        },
      ],
    })
  }
  const { result } = await createRegionsWorkflow(container).run({
    input: {
      regions: [
        {
          name: "Home",
          currency_code: currency,
          countries: ["de"],
          payment_providers: ["pp_system_default"],
        },
      ],
    },
  })
  return result[0]!.id
}

async function openLocation(
  container: MedusaContainer,
  sales_channel_id: string
): Promise<string> {
  const { result } = await createStockLocationsWorkflow(container).run({
    input: { locations: [{ name: "Store room" }] },
  })
  const location_id = result[0]!.id
  await linkSalesChannelsToStockLocationWorkflow(container).run({
    input: { id: location_id, add: [sales_channel_id] },
  })
  await container.resolve(ContainerRegistrationKeys.LINK).create({
    [Modules.STOCK_LOCATION]: { stock_location_id: location_id },
    [Modules.FULFILLMENT]: { fulfillment_provider_id: "manual_manual" },
  })
  return location_id
}
