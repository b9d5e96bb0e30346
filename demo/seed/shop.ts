import {
  createApiKeysWorkflow,
  createInventoryLevelsWorkflow,
  createLocationFulfillmentSetWorkflow,
  createProductCategoriesWorkflow,
  createProductsWorkflow,
  createRegionsWorkflow,
  createSalesChannelsWorkflow,
  createServiceZonesWorkflow,
  createShippingOptionsWorkflow,
  createShippingProfilesWorkflow,
  createStockLocationsWorkflow,
  createTaxRegionsWorkflow,
  linkSalesChannelsToApiKeyWorkflow,
  linkSalesChannelsToStockLocationWorkflow,
  updateStoresWorkflow,
} from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import {
  ContainerRegistrationKeys,
  Modules,
  ProductStatus,
} from "@medusajs/framework/utils"
import { catalogue, categories, skuOf } from "./catalogue"

/** Where we sell, with the reduced rate each country asks for food. */
export const taxPercent: Readonly<Record<string, number>> = {
  at: 10,
  be: 6,
  de: 7,
  es: 10,
  fr: 5.5,
  it: 10,
  nl: 9,
}

export const shippingPrice = 4.9

/** Ids the rest of the seed refers to. */
export type Shop = {
  readonly region_id: string
  readonly sales_channel_id: string
  readonly location_id: string
  readonly publishable_key: string
}

/** Sets up what a merchant sets up first, through Medusa's own workflows. */
export async function createShop(container: MedusaContainer): Promise<Shop> {
  const sales_channel_id = await createSalesChannel(container)
  const region_id = await createRegion(container)
  const location_id = await createStockLocation(container, sales_channel_id)
  const profile_id = await createShipping(container, location_id, region_id)
  await createProducts(container, sales_channel_id, profile_id)
  await createStock(container, location_id)
  const publishable_key = await createKey(container, sales_channel_id)
  return { region_id, sales_channel_id, location_id, publishable_key }
}

async function createSalesChannel(container: MedusaContainer): Promise<string> {
  const { result } = await createSalesChannelsWorkflow(container).run({
    input: { salesChannelsData: [{ name: "Kettle & Crumb online" }] },
  })
  const id = idOf(result)
  const stores = await container.resolve(Modules.STORE).listStores()
  await updateStoresWorkflow(container).run({
    input: {
      selector: { id: idOf(stores) },
      update: {
        name: "Kettle & Crumb",
        supported_currencies: [
          { currency_code: "eur", is_default: true, is_tax_inclusive: true },
        ],
        default_sales_channel_id: id,
      },
    },
  })
  return id
}

async function createRegion(container: MedusaContainer): Promise<string> {
  const countries = Object.keys(taxPercent)
  const { result } = await createRegionsWorkflow(container).run({
    input: {
      regions: [
        {
          name: "European Union",
          currency_code: "eur",
          countries,
          payment_providers: ["pp_system_default"],
          is_tax_inclusive: true,
        },
      ],
    },
  })
  await createTaxRegionsWorkflow(container).run({
    input: countries.map((country_code) => ({
      country_code,
      provider_id: "tp_system",
      default_tax_rate: {
        name: "Food",
        code: "food",
        rate: taxPercent[country_code] ?? 0,
      },
    })),
  })
  return idOf(result)
}

async function createStockLocation(
  container: MedusaContainer,
  sales_channel_id: string
): Promise<string> {
  const { result } = await createStockLocationsWorkflow(container).run({
    input: {
      locations: [
        {
          name: "Bakehouse",
          address: {
            address_1: "Hinterhof 3",
            city: "Berlin",
            postal_code: "10115",
            country_code: "de",
          },
        },
      ],
    },
  })
  const id = idOf(result)
  await container.resolve(ContainerRegistrationKeys.LINK).create({
    [Modules.STOCK_LOCATION]: { stock_location_id: id },
    [Modules.FULFILLMENT]: { fulfillment_provider_id: "manual_manual" },
  })
  await linkSalesChannelsToStockLocationWorkflow(container).run({
    input: { id, add: [sales_channel_id] },
  })
  return id
}

async function createShipping(
  container: MedusaContainer,
  location_id: string,
  region_id: string
): Promise<string> {
  const { result: profiles } = await createShippingProfilesWorkflow(
    container
  ).run({ input: { data: [{ name: "Parcel", type: "default" }] } })
  const shipping_profile_id = idOf(profiles)
  await createLocationFulfillmentSetWorkflow(container).run({
    input: {
      location_id,
      fulfillment_set_data: { name: "Parcels", type: "shipping" },
    },
  })
  const fulfillment = container.resolve(Modules.FULFILLMENT)
  const sets = await fulfillment.listFulfillmentSets({ name: "Parcels" })
  const { result: zones } = await createServiceZonesWorkflow(container).run({
    input: {
      data: [
        {
          name: "European Union",
          fulfillment_set_id: idOf(sets),
          geo_zones: Object.keys(taxPercent).map((country_code) => ({
            type: "country" as const,
            country_code,
          })),
        },
      ],
    },
  })
  await createShippingOptionsWorkflow(container).run({
    input: [
      {
        name: "Parcel",
        price_type: "flat",
        provider_id: "manual_manual",
        service_zone_id: idOf(zones),
        shipping_profile_id,
        type: { label: "Parcel", description: "2–4 days", code: "parcel" },
        prices: [{ region_id, amount: shippingPrice }],
        rules: [
          { attribute: "enabled_in_store", operator: "eq", value: "true" },
          { attribute: "is_return", operator: "eq", value: "false" },
        ],
      },
    ],
  })
  return shipping_profile_id
}

async function createProducts(
  container: MedusaContainer,
  sales_channel_id: string,
  shipping_profile_id: string
): Promise<void> {
  const { result } = await createProductCategoriesWorkflow(container).run({
    input: {
      product_categories: categories.map((name) => ({ name, is_active: true })),
    },
  })
  const categoryIds = new Map(result.map(({ id, name }) => [name, id]))
  await createProductsWorkflow(container).run({
    input: {
      products: catalogue.map((article) => ({
        title: article.title,
        handle: article.handle,
        description: article.description,
        status: ProductStatus.PUBLISHED,
        category_ids: [categoryIds.get(article.category) ?? ""],
        shipping_profile_id,
        sales_channels: [{ id: sales_channel_id }],
        options: [
          { title: "Size", values: article.sizes.map(({ title }) => title) },
        ],
        variants: article.sizes.map((size) => ({
          title: size.title,
          sku: skuOf(article, size),
          options: { Size: size.title },
          manage_inventory: true,
          prices: [{ currency_code: "eur", amount: size.price }],
        })),
      })),
    },
  })
}

async function createStock(
  container: MedusaContainer,
  location_id: string
): Promise<void> {
  const inventory = container.resolve(Modules.INVENTORY)
  const items = await inventory.listInventoryItems({}, { take: 1000 })
  await createInventoryLevelsWorkflow(container).run({
    input: {
      inventory_levels: items.map(({ id }) => ({
        inventory_item_id: id,
        location_id,
        stocked_quantity: 1000,
      })),
    },
  })
}

async function createKey(
  container: MedusaContainer,
  sales_channel_id: string
): Promise<string> {
  const { result } = await createApiKeysWorkflow(container).run({
    input: {
      api_keys: [
        { title: "Storefront", type: "publishable", created_by: "demo" },
      ],
    },
  })
  await linkSalesChannelsToApiKeyWorkflow(container).run({
    input: { id: idOf(result), add: [sales_channel_id] },
  })
  const [key] = result
  return key?.token ?? ""
}

function idOf(rows: readonly { id: string }[]): string {
  const [row] = rows
  if (!row) {
    throw new Error("Medusa made nothing where the demo expected something.")
  }
  return row.id
}
