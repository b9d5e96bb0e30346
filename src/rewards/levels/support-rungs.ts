import type { MedusaContainer } from "@medusajs/framework/types"
import type { RungRecord } from "../../modules/ladder/types"
import { ladderOf } from "../../modules/ladder/ladder-of"
import {
  discountsOf,
  followDiscount,
  rungCode,
  type RungDiscount,
} from "./rung-discount"
import { groupsThatExist, makeRungGroup } from "./rung-group"

/**
 * Makes sure that every rung has its customer group and, while the live version
 * asks for one, its standing discount. Three reads when nothing changed. One
 * rung that fails does not keep the others waiting; failures are thrown last.
 */
export async function supportRungs(container: MedusaContainer): Promise<void> {
  const rungs = await ladderOf(container).ladders.listRungs()
  const [groups, discounts] = await Promise.all([
    groupsThatExist(container, rungs),
    discountsOf(container, rungs),
  ])
  const failures: unknown[] = []
  // Nothing is made while a ladder is paused; nothing is taken away either.
  for (const rung of rungs.filter(({ paused }) => !paused)) {
    try {
      await supportRung(container, rung, groups, discounts)
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 0) {
    throw new AggregateError(failures, failures.map(String).join("; "))
  }
}

async function supportRung(
  container: MedusaContainer,
  rung: RungRecord,
  groups: ReadonlySet<string>,
  discounts: ReadonlyMap<string, RungDiscount>
): Promise<void> {
  const ladder = ladderOf(container)
  const known = rung.customer_group_id
  const group =
    known !== null && groups.has(known)
      ? known
      : rung.retired
        ? null
        : await makeRungGroup(container, rung)
  if (group === null) {
    return
  }
  if (group !== known) {
    await ladder.ladders.saveRungLinks(rung.id, { customer_group_id: group })
  }
  const current = discounts.get(rungCode(rung))
  const promotion = await followDiscount(container, rung, group, current)
  if (promotion !== rung.promotion_id) {
    await ladder.ladders.saveRungLinks(rung.id, { promotion_id: promotion })
  }
}
