import type { CreatePromotionRuleDTO } from "@medusajs/framework/types"

/** Where Medusa finds a cart's sales channel. */
export const channel_attribute = "sales_channel_id"

/** Keeps a discount to the sales channels its ladder is about. */
export function channelRules(
  sales_channels: readonly string[] | null
): CreatePromotionRuleDTO[] {
  return sales_channels === null
    ? []
    : [
        {
          attribute: channel_attribute,
          operator: "in",
          values: [...sales_channels],
        },
      ]
}
