import type { CreateOrderDTO } from "@medusajs/framework/types"
import { generateEntityId } from "@medusajs/framework/utils"
import { catalogue, skuOf } from "./catalogue"
import type { PlannedCustomer, PlannedLine, PlannedOrder } from "./plan-history"
import { shippingPrice, taxPercent, type Shop } from "./shop"

/** A variant as Medusa knows it, by stock keeping unit. */
export type Variant = {
  readonly id: string
  readonly sku: string | null
  readonly title: string
  readonly product: {
    readonly id: string
    readonly title: string
    readonly handle: string
  } | null
}

/** An order as Medusa takes it, with the id and the moment it keeps. */
export type OrderData = CreateOrderDTO & {
  readonly id: string
  readonly created_at: Date
  readonly updated_at: Date
}

const prices = new Map(
  catalogue.flatMap((article) =>
    article.sizes.map((size) => [skuOf(article, size), size.price] as const)
  )
)

/** What the customer pays, in cents: prices include tax. */
export function totalOf(order: PlannedOrder): number {
  const goods = order.lines.reduce(
    (sum, { sku, quantity }) => sum + Math.round(priceOf(sku) * 100) * quantity,
    0
  )
  return goods + Math.round(shippingPrice * 100)
}

/** A parcel is there after three days, unless it never left. */
export function isDelivered({ at, fate }: PlannedOrder): boolean {
  return fate !== "canceled" && at.getTime() < Date.now() - 72 * 3_600_000
}

function priceOf(sku: string): number {
  const price = prices.get(sku)
  if (price === undefined) {
    throw new Error(`The catalogue has no ${sku}.`)
  }
  return price
}

/** Turns a planned order into what Medusa's order module takes. */
export function orderData(
  order: PlannedOrder,
  customer: PlannedCustomer,
  customer_id: string,
  shop: Shop,
  variants: ReadonlyMap<string, Variant>
): OrderData {
  const { first_name, last_name, email, address } = customer
  const rate = taxPercent[address.country_code] ?? 0
  const tax_lines = [
    { code: "food", description: "Food", rate, provider_id: "tp_system" },
  ]
  const place = { first_name, last_name, ...address }
  return {
    id: generateEntityId("", "order"),
    created_at: order.at,
    updated_at: order.at,
    status: isDelivered(order) ? "completed" : "pending",
    email,
    customer_id,
    region_id: shop.region_id,
    sales_channel_id: shop.sales_channel_id,
    currency_code: "eur",
    shipping_address: place,
    billing_address: place,
    items: order.lines.map((line) => ({
      ...itemOf(line, variants),
      tax_lines,
    })),
    shipping_methods: [
      {
        name: "Parcel",
        amount: shippingPrice,
        is_tax_inclusive: true,
        tax_lines,
      },
    ],
  }
}

function itemOf(
  { sku, quantity }: PlannedLine,
  variants: ReadonlyMap<string, Variant>
): NonNullable<CreateOrderDTO["items"]>[number] {
  const variant = variants.get(sku)
  return {
    title: variant?.product?.title ?? sku,
    subtitle: variant?.title ?? "",
    quantity,
    unit_price: priceOf(sku),
    is_tax_inclusive: true,
    requires_shipping: true,
    is_discountable: true,
    variant_sku: sku,
    ...(variant && { variant_id: variant.id, variant_title: variant.title }),
    ...(variant?.product && {
      product_id: variant.product.id,
      product_title: variant.product.title,
      product_handle: variant.product.handle,
    }),
  }
}
