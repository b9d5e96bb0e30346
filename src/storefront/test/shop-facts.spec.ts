import type { SentEvent } from "../../modules/ladder/contract"
import { withShopFacts, type ShopFacts } from "../shop-facts"

const facts: ShopFacts = {
  products: new Map([
    [
      "prod_tea",
      {
        id: "prod_tea",
        collection_id: "pcol_autumn",
        product_type_id: null,
        tag_ids: ["ptag_green"],
        category_ids: ["pcat_drinks", "pcat_tea"],
      },
    ],
  ]),
  variants: new Map([["variant_tea", "prod_tea"]]),
}

const viewed = (
  attributes: SentEvent["attributes"],
  type = "product.viewed"
): SentEvent => ({ key: "k", type, attributes })

const told = (event: SentEvent): unknown => {
  const heard = withShopFacts(event, facts)
  return typeof heard === "string" ? heard : heard.attributes
}

describe("what a shop front says of a product", () => {
  const tea = {
    product: ["prod_tea"],
    category: ["pcat_drinks", "pcat_tea"],
    collection: ["pcol_autumn"],
    tag: ["ptag_green"],
  }

  it("is filled in from the shop, whatever was claimed", () => {
    const claimed = {
      product: "prod_tea",
      category: "pcat_gold",
      product_type: "ptyp_gold",
      utm_source: "mail",
    }
    expect(told(viewed(claimed))).toEqual({ ...tea, utm_source: "mail" })
  })

  it("is found by its variant", () => {
    expect(told(viewed({ variant: ["variant_tea"] }))).toEqual({
      ...tea,
      variant: ["variant_tea"],
    })
  })

  it.each([
    ["product", "prod_none"],
    ["variant", "variant_none"],
  ])("is refused where the shop has no such %s", (name, id) => {
    expect(told(viewed({ [name]: [id] }))).toBe(
      `attributes.${name}: is "${id}"; the id of a ${name} of this shop is wanted`
    )
  })

  it("stays as it is where it names none, or is about something else", () => {
    const category = { category: "pcat_tea" }
    expect(told(viewed(category))).toEqual(category)
    const page = { path: "/tea" }
    expect(told(viewed(page, "page.viewed"))).toEqual(page)
  })
})
