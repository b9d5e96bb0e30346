import type { MedusaContainer } from "@medusajs/framework/types"
import { conversionTypeNamed } from "../conversions"
import { aboutProducts } from "../conversions/about-products"
import type { SentEvent } from "../modules/ladder/contract"
import { show } from "../params"
import { queryShop, type ShopStatement } from "../shop/query-shop"
import {
  productAttributes,
  readProductFacts,
  type ProductFacts,
} from "../sources/product-facts"

/** What the shop knows of the products that events name. */
export interface ShopFacts {
  readonly products: ReadonlyMap<string, ProductFacts>
  /** Product ids by variant. */
  readonly variants: ReadonlyMap<string, string>
}

const variantsOf: ShopStatement = {
  name: "ladder-products-of-variants",
  text: "select id, product_id from product_variant where id = any(?)",
}

/** Facts of all products and variants that these events are about. */
export async function readShopFacts(
  container: MedusaContainer,
  sent: readonly SentEvent[]
): Promise<ShopFacts> {
  const about = sent.filter(isAboutProducts)
  const ids = [...new Set(about.flatMap((event) => named(event, "variant")))]
  const rows =
    ids.length > 0
      ? await queryShop<{ id: string; product_id: string }>(
          container,
          variantsOf,
          [ids]
        )
      : []
  const variants = new Map(rows.map(({ id, product_id }) => [id, product_id]))
  const products = await readProductFacts(container, [
    ...about.flatMap((event) => named(event, "product")),
    ...variants.values(),
  ])
  return { products, variants }
}

/**
 * The event with what the shop itself says of its products, whatever was claimed
 * of them; or why it is about nothing the shop has.
 */
export function withShopFacts(
  event: SentEvent,
  { products, variants }: ShopFacts
): SentEvent | string {
  if (!isAboutProducts(event)) {
    return event
  }
  const product = named(event, "product")
  const variant = named(event, "variant")
  const unknown =
    strange("product", product, products) ??
    strange("variant", variant, variants)
  if (unknown !== undefined || product.length + variant.length === 0) {
    return unknown ?? event
  }
  const own = Object.fromEntries(
    Object.entries(event.attributes).filter(
      ([name]) => !Object.hasOwn(aboutProducts, name)
    )
  )
  const things = [
    ...product.map((id) => ({ product_id: id, variant_id: null })),
    ...variant.map((id) => ({
      product_id: variants.get(id) ?? null,
      variant_id: id,
    })),
  ]
  const attributes = { ...own, ...productAttributes(things, products) }
  return { ...event, attributes }
}

function isAboutProducts({ type }: SentEvent): boolean {
  return conversionTypeNamed(type)?.attributes["product"] !== undefined
}

function named(
  { attributes }: SentEvent,
  name: "product" | "variant"
): readonly string[] {
  const value = attributes[name]
  return value === undefined
    ? []
    : typeof value === "object"
      ? value
      : [String(value)]
}

function strange(
  name: string,
  ids: readonly string[],
  known: ReadonlyMap<string, unknown>
): string | undefined {
  const id = ids.find((one) => !known.has(one))
  return id === undefined
    ? undefined
    : `attributes.${name}: is ${show(id)}; the id of a ${name} of this shop is wanted`
}
