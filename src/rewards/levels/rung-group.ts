import type {
  CustomerGroupDTO,
  MedusaContainer,
} from "@medusajs/framework/types"
import type { RungRecord } from "../../modules/ladder/types"
import { ladderOf } from "../../modules/ladder/ladder-of"
import { readRows, runWorkflow } from "../medusa"

/** Which of these customer groups are still there. */
export async function groupsThatExist(
  container: MedusaContainer,
  rungs: readonly RungRecord[]
): Promise<ReadonlySet<string>> {
  const ids = rungs.flatMap(({ customer_group_id }) => customer_group_id ?? [])
  const rows =
    ids.length === 0
      ? []
      : await readRows<{ id: string }>(container, "customer_group", ["id"], {
          id: ids,
        })
  return new Set(rows.map(({ id }) => id))
}

/**
 * Makes the customer group of a rung, or finds the one an earlier try made.
 * Medusa allows each name once, so that two workers cannot make two; where the
 * merchant has a group of that name, ours carries the rung's id as well.
 */
export async function makeRungGroup(
  container: MedusaContainer,
  rung: RungRecord
): Promise<string> {
  const ladder = await ladderOf(container).ladders.retrieveLadder(
    rung.ladder_id
  )
  const name = `${ladder.name} · ${rung.name}`
  const names = [name, `${name} (${rung.id})`]
  const groups = await readRows<CustomerGroupDTO>(
    container,
    "customer_group",
    ["id", "name", "metadata"],
    { name: names }
  )
  const own = groups.find(
    ({ metadata }) => metadata?.["ladder_rung"] === rung.id
  )
  if (own) {
    return own.id
  }
  const [made] = await runWorkflow(container, "create-customer-groups", {
    customersData: [
      {
        name: groups.length > 0 ? `${name} (${rung.id})` : name,
        metadata: { ladder_id: rung.ladder_id, ladder_rung: rung.id },
      },
    ],
  })
  if (!made) {
    throw new Error(`Medusa made no customer group for the rung ${rung.name}`)
  }
  return made.id
}
