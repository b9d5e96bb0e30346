import type {
  CustomerGroupDTO,
  MedusaContainer,
} from "@medusajs/framework/types"
import type { RungRecord } from "../../modules/ladder/types"
import { ladderOf } from "../../modules/ladder/ladder-of"
import { readRows, runWorkflow } from "../medusa"
import { makeOrAdopt } from "./make-or-adopt"

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
  const longer = `${name} (${rung.id})`
  const groups = await groupsNamed(container, [name, longer])
  const own = ownOf(rung, groups)
  return (
    own ??
    (await makeOrAdopt(
      () => makeGroup(container, rung, groups.length > 0 ? longer : name),
      async () => ownOf(rung, await groupsNamed(container, [name, longer]))
    ))
  )
}

async function groupsNamed(
  container: MedusaContainer,
  names: readonly string[]
): Promise<CustomerGroupDTO[]> {
  return await readRows<CustomerGroupDTO>(
    container,
    "customer_group",
    ["id", "name", "metadata"],
    { name: names }
  )
}

function ownOf(
  { id }: RungRecord,
  groups: readonly CustomerGroupDTO[]
): string | undefined {
  return groups.find(({ metadata }) => metadata?.["ladder_rung"] === id)?.id
}

async function makeGroup(
  container: MedusaContainer,
  { id, ladder_id, name: rung }: RungRecord,
  name: string
): Promise<string> {
  const [made] = await runWorkflow(container, "create-customer-groups", {
    customersData: [{ name, metadata: { ladder_id, ladder_rung: id } }],
  })
  if (!made) {
    throw new Error(`Medusa made no customer group for the rung ${rung}`)
  }
  return made.id
}
