import type { MedusaContainer } from "@medusajs/framework/types"
import { ladderOf } from "../modules/ladder/ladder-of"

/** Ladders of a shop; more than anybody has. */
const ladders_max = 1_000

/**
 * The zone in which the shop's days begin: what its options say, else that of the
 * oldest published ladder. What belongs to no ladder must have its day in one zone.
 */
export async function zoneOf(container: MedusaContainer): Promise<string> {
  const ladder = ladderOf(container)
  const { zone } = ladder.settings()
  return zone ?? (await firstLadderZone(container)) ?? "UTC"
}

async function firstLadderZone(
  container: MedusaContainer
): Promise<string | undefined> {
  const { ladders } = ladderOf(container)
  const { rows } = await ladders.listLadders({ limit: ladders_max, offset: 0 })
  const published = rows.flatMap(({ created_at, live }) =>
    live ? [{ created_at, zone: live.zone }] : []
  )
  published.sort((a, b) => (a.created_at < b.created_at ? -1 : 1))
  return published[0]?.zone
}
