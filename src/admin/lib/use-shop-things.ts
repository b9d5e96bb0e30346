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
