import type { AttributeSpecs } from "./attribute-spec"

/** Of an event that is about one product or several: each with what it is in. */
export const aboutProducts: AttributeSpecs = {
  product: { type: "thing", of: "product", label: "Product", many: true },
  variant: { type: "thing", of: "variant", label: "Variant", many: true },
  category: { type: "thing", of: "category", label: "Category", many: true },
  collection: {
    type: "thing",
    of: "collection",
    label: "Collection",
    many: true,
  },
  tag: { type: "thing", of: "tag", label: "Tag", many: true },
  product_type: {
    type: "thing",
    of: "product_type",
    label: "Product type",
    many: true,
  },
}
