import type { MedusaContainer } from "@medusajs/framework/types"
import type { CustomerCheck } from "../modules/ladder/types"
import { queryShop } from "../shop/query-shop"

/** Who of these customers is there, or was; whom it does not name never was. */
export function customerCheck(container: MedusaContainer): CustomerCheck {
  return async (ids) => {
    const rows = await queryShop<{ id: string; deleted: boolean }>(
      container,
      "select id, deleted_at is not null as deleted from customer where id = any(?)",
      [[...new Set(ids)]]
    )
    return new Map(
      rows.map(({ id, deleted }) => [id, deleted ? "deleted" : "known"])
    )
  }
}
