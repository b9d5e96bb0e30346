import type { ShopThing } from "../../types"
import { useQuery } from "@tanstack/react-query"
import { sdk } from "./sdk"

/** One of them, by the name staff know it by. */
export interface Named {
  readonly id: string
  readonly name: string
}

/** Shown at a time while somebody searches. */
const found_max = 8

/** Asks Medusa for things by search words or by their ids. */
const readers: Readonly<
  Record<
    ShopThing,
    (query: {
      limit: number
      q?: string
      id?: string[]
    }) => Promise<readonly Named[]>
  >
> = {
  product: async (query) => {
    const asked = { ...query, fields: "id,title" }
    const { products } = await sdk.admin.product.list(asked)
    return products.map(({ id, title }) => ({ id, name: title }))
  },
  category: async (query) => {
    const asked = { ...query, fields: "id,name" }
    const { product_categories } = await sdk.admin.productCategory.list(asked)
    return product_categories.map(({ id, name }) => ({ id, name }))
  },
  sales_channel: async (query) => {
    const asked = { ...query, fields: "id,name" }
    const { sales_channels } = await sdk.admin.salesChannel.list(asked)
    return sales_channels.map(({ id, name }) => ({ id, name }))
  },
  customer_group: async (query) => {
    const asked = { ...query, fields: "id,name" }
    const { customer_groups } = await sdk.admin.customerGroup.list(asked)
    return customer_groups.map(({ id, name }) => ({ id, name: name ?? id }))
  },
  variant: async (query) => {
    const asked = { ...query, fields: "id,title,product.title" }
    const { variants } = await sdk.admin.productVariant.list(asked)
    return variants.map(({ id, title, product }) => ({
      id,
      name: [product?.title, title].filter(Boolean).join(", "),
    }))
  },
  tag: async (query) => {
    const asked = { ...query, fields: "id,value" }
    const { product_tags } = await sdk.admin.productTag.list(asked)
    return product_tags.map(({ id, value }) => ({ id, name: value }))
  },
  product_type: async (query) => {
    const asked = { ...query, fields: "id,value" }
    const { product_types } = await sdk.admin.productType.list(asked)
    return product_types.map(({ id, value }) => ({ id, name: value }))
  },
  promotion: async (query) => {
    const asked = { ...query, fields: "id,code" }
    const { promotions } = await sdk.admin.promotion.list(asked)
    return promotions.map(({ id, code }) => ({ id, name: code ?? id }))
  },
  region: async (query) => {
    const asked = { ...query, fields: "id,name" }
    const { regions } = await sdk.admin.region.list(asked)
    return regions.map(({ id, name }) => ({ id, name }))
  },
  collection: async (query) => {
    const asked = { ...query, fields: "id,title" }
    const { collections } = await sdk.admin.productCollection.list(asked)
    return collections.map(({ id, title }) => ({ id, name: title }))
  },
}

/** Things whose name has these words; none are searched for without words. */
export function useFound(of: ShopThing, words: string) {
  return useQuery({
    queryKey: ["customer-ladder", "found", of, words],
    queryFn: () => readers[of]({ q: words, limit: found_max }),
    enabled: words.trim() !== "",
    placeholderData: (previous) => previous,
  })
}

/** The names behind ids; one that is gone from the shop is not among them. */
export function useNames(of: ShopThing, ids: readonly string[]) {
  return useQuery({
    queryKey: ["customer-ladder", "names", of, ids],
    queryFn: () => readers[of]({ id: [...ids], limit: ids.length }),
    enabled: ids.length > 0,
    placeholderData: (previous) => previous,
  })
}
