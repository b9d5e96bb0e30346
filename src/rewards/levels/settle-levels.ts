import type { MedusaContainer } from "@medusajs/framework/types"
import type { ClaimedLevel } from "../../modules/ladder/types"
import { allOrEach } from "../all-or-each"
import { ladderOf } from "../../modules/ladder/ladder-of"
import { followRungs } from "./follow-rungs"

/**
 * Follows claimed members' rungs and ends or gives back each claim. A rung that
 * was published since groups were last made waits for the next run.
 */
export async function settleLevels(
  container: MedusaContainer,
  levels: readonly ClaimedLevel[]
): Promise<("followed" | "failed")[]> {
  const ladder = ladderOf(container)
  const waiting = levels.filter(isWaiting)
  for (const level of waiting) {
    await ladder.releaseLevel(level, "The rung has no customer group yet")
  }
  const settled = await allOrEach<ClaimedLevel, "followed" | "failed">(
    levels.filter((level) => !isWaiting(level)),
    async (claimed) => {
      await followRungs(container, claimed)
      for (const level of claimed) {
        await ladder.markLevel(level)
      }
      return claimed.map(() => "followed")
    },
    async (level, reason) => {
      await ladder.releaseLevel(level, reason)
      return "failed"
    }
  )
  return [...waiting.map(() => "failed" as const), ...settled]
}

function isWaiting({ rung_id, group_id }: ClaimedLevel): boolean {
  return rung_id !== null && group_id === null
}
