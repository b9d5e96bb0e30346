import type { MedusaContainer } from "@medusajs/framework/types"
import type { CustomerCheck } from "../modules/ladder/types"
import { queryShop, type ShopStatement } from "../shop/query-shop"

const stillThere: ShopStatement = {
  name: "ladder-customers-there",
  text: "select id, deleted_at is not null as deleted from customer where id = any(?)",
}

/** Who of these customers is there, or was; whom it does not name never was. */
export function customerCheck(container: MedusaContainer): CustomerCheck {
  return async (ids) => {
    const rows = await queryShop<{ id: string; deleted: boolean }>(
      container,
      stillThere,
      [[...new Set(ids)]]
    )
    return new Map(
      rows.map(({ id, deleted }) => [id, deleted ? "deleted" : "known"])
    )
  }
}
