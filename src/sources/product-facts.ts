import type { MedusaContainer } from "@medusajs/framework/types"
import type { ConversionEvent } from "../engine"
import { byIds, queryByIds } from "../shop/query-shop"

/** A product and what the shop has put it into. */
export interface ProductFacts {
  readonly id: string
  readonly collection_id: string | null
  readonly product_type_id: string | null
  readonly tag_ids: readonly string[]
  /** Its categories and all above them. */
  readonly category_ids: readonly string[]
}

/** Values an attribute may have; what is more is left out. */
const values_max = 100

/** Deleted products too: what was bought is still what was bought. */
const facts = byIds(
  "ladder-product-facts",
  (id_is) => `
select p.id, p.collection_id, p.type_id as product_type_id,
  array(
    select t.product_tag_id from product_tags t where t.product_id = p.id
  ) as tag_ids,
  array(
    select distinct unnest(string_to_array(c.mpath, '.'))
    from product_category_product l
    join product_category c on c.id = l.product_category_id
    where l.product_id = p.id
  ) as category_ids
from product p where p.id ${id_is}`
)

/** What is known of products, by their ids; no entry for one there never was. */
export async function readProductFacts(
  container: MedusaContainer,
  product_ids: readonly string[]
): Promise<ReadonlyMap<string, ProductFacts>> {
  const ids = [...new Set(product_ids)]
  const rows = await queryByIds<ProductFacts>(container, facts, ids)
  return new Map(rows.map((row) => [row.id, row]))
}

/** What an event says of the products it is about: `aboutProducts`' names. */
export function productAttributes(
  things: readonly {
    readonly product_id: string | null
    readonly variant_id: string | null
  }[],
  products: ReadonlyMap<string, ProductFacts>
): ConversionEvent["attributes"] {
  const ids = [...new Set(things.map(({ product_id }) => product_id))]
  const known = ids.flatMap((id) => products.get(id ?? "") ?? [])
  return attributeLists({
    product: ids,
    variant: things.map(({ variant_id }) => variant_id),
    category: known.flatMap(({ category_ids }) => category_ids),
    collection: known.map(({ collection_id }) => collection_id),
    tag: known.flatMap(({ tag_ids }) => tag_ids),
    product_type: known.map(({ product_type_id }) => product_type_id),
  })
}

/** Lists as attributes: each value once, sorted, cut; empty ones are left out. */
export function attributeLists(
  lists: Readonly<Record<string, readonly (string | null)[]>>
): ConversionEvent["attributes"] {
  return Object.fromEntries(
    Object.entries(lists).flatMap(([name, all]) => {
      const values = [...new Set(all.filter((one) => one !== null))]
      return values.length > 0
        ? [[name, values.sort().slice(0, values_max)]]
        : []
    })
  )
}
