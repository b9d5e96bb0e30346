import type { OrderReturn, ReturnedItem } from "./order-facts"

/** Whether the shop says of a reason, by its id or value, that it is its fault. */
export const isShopsFault =
  (reasons: readonly string[]) =>
  ({ reason_id, reason }: ReturnedItem): boolean =>
    [reason_id, reason].some((one) => one !== null && reasons.includes(one))

/**
 * Whether all that comes back is the shop's fault: a claim, or a return or
 * exchange for reasons that its settings list.
 */
export const blamesShop =
  (reasons: readonly string[]) =>
  ({ claim_id, items }: OrderReturn): boolean =>
    claim_id !== null ||
    (items.length > 0 && items.every(isShopsFault(reasons)))
