import type { MedusaContainer } from "@medusajs/framework/types"
import type { RungRecord } from "../../modules/ladder/types"
import { channelRules, channel_attribute } from "../channel-rule"
import { runWorkflow } from "../medusa"
import type { RungDiscount } from "./rung-discount"

/** Keeps a rung's discount to the sales channels the live version names. */
export async function followChannels(
  container: MedusaContainer,
  { sales_channels }: Pick<RungRecord, "sales_channels">,
  { id, rules }: Pick<RungDiscount, "id" | "rules">
): Promise<void> {
  const rule = rules.find(({ attribute }) => attribute === channel_attribute)
  if (rule && sales_channels === null) {
    await runWorkflow(container, "delete-promotion-rules-workflow", {
      data: { id, rule_ids: [rule.id] },
      rule_type: "rules",
    })
  } else if (!rule && sales_channels !== null) {
    await runWorkflow(container, "create-promotion-rules-workflow", {
      data: { id, rules: channelRules(sales_channels) },
      rule_type: "rules",
    })
  } else if (rule && sales_channels && !isSame(rule, sales_channels)) {
    await runWorkflow(container, "update-promotion-rules-workflow", {
      data: [{ id: rule.id, values: [...sales_channels] }],
    })
  }
}

function isSame(
  { values }: RungDiscount["rules"][number],
  wanted: readonly string[]
): boolean {
  const there = values.map(({ value }) => value).sort()
  return there.join() === [...wanted].sort().join()
}
