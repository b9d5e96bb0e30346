import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import type { OrderSettings } from "../../modules/ladder/options"
import type { OrderFacts } from "./order-facts"
import { totalsOf, type VersionTotals } from "./worth"

/** Totals by version number. */
export type TotalsByVersion = ReadonlyMap<number, VersionTotals>

/**
 * What each version of each order asks for, by Medusa's own arithmetic: the
 * order module answers for a past version when asked for one. One call per
 * version number that occurs in the page, whatever the number of orders.
 */
export async function readOrderTotals(
  container: MedusaContainer,
  orders: readonly OrderFacts[],
  settings: OrderSettings
): Promise<ReadonlyMap<string, TotalsByVersion>> {
  const service = container.resolve(Modules.ORDER)
  const totals = new Map<string, Map<number, VersionTotals>>()
  const newest = Math.max(0, ...orders.map(({ version }) => version))
  for (let version = 1; version <= newest; version++) {
    const id = orders.filter((o) => o.version >= version).map((o) => o.id)
    // `version` is understood, though the filter's type does not list it.
    const filter = { id, version }
    const found = await service.listOrders(filter, {
      select: ["id", "currency_code", "total"],
      // No limit: with one, the version is not heeded.
      take: null,
    })
    for (const order of found) {
      const versions = totals.get(order.id) ?? new Map<number, VersionTotals>()
      totals.set(order.id, versions.set(version, totalsOf(order, settings)))
    }
  }
  return totals
}
