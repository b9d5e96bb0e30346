import type { ConversionType } from "./conversion-type"
import { aboutProducts } from "./about-products"

export const cartItemAdded: ConversionType = {
  name: "cart.item_added",
  label: "Put into the cart",
  description: "A product was put into a cart.",
  trust: "browser",
  from: ["carts"],
  valued: true,
  undo: {
    name: "cart.item_removed",
    label: "Taken out of the cart",
    when: "It is taken out again.",
  },
  attributes: aboutProducts,
}
