import type { MedusaContainer } from "@medusajs/framework/types"
import { createProductsWorkflow } from "@medusajs/medusa/core-flows"

/** Puts one product per price on sale, stock unlimited; tells the variants. */
export async function sellProducts(
  container: MedusaContainer,
  shelf: {
    sales_channel_id: string
    shipping_profile_id: string
    currency: string
    prices: readonly number[]
  }
): Promise<string[]> {
  const { result } = await createProductsWorkflow(container).run({
    input: {
      products: shelf.prices.map((amount, index) => ({
        title: `Product ${index + 1}`,
        status: "published" as const,
        shipping_profile_id: shelf.shipping_profile_id,
        sales_channels: [{ id: shelf.sales_channel_id }],
        options: [{ title: "Size", values: ["One"] }],
        variants: [
          {
            title: "One",
            options: { Size: "One" },
            manage_inventory: false,
            prices: [{ currency_code: shelf.currency, amount }],
          },
        ],
      })),
    },
  })
  return result.map((product) => product.variants[0]!.id)
}
