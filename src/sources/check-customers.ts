import type { MedusaContainer } from "@medusajs/framework/types"
import { ladderOf } from "../modules/ladder/ladder-of"
import type { CustomerCheck } from "../modules/ladder/types"
import { queryShop, type ShopStatement } from "../shop/query-shop"

const stillThere: ShopStatement = {
  name: "ladder-customers-there",
  text: "select id, has_account, deleted_at is not null as deleted from customer where id = any(?)",
}

/** Who of these customers is there, or was; whom it does not name never was. */
export function customerCheck(container: MedusaContainer): CustomerCheck {
  const guests = ladderOf(container).settings().guests !== "off"
  return async (ids) => {
    const rows = await queryShop<{
      id: string
      has_account: boolean
      deleted: boolean
    }>(container, stillThere, [[...new Set(ids)]])
    return new Map(
      rows.map(({ id, has_account, deleted }) => {
        const there = has_account || guests ? "known" : "guest"
        return [id, deleted ? "deleted" : there]
      })
    )
  }
}
