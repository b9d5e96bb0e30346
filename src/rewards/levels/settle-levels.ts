import type { MedusaContainer } from "@medusajs/framework/types"
import type { ClaimedLevel } from "../../modules/ladder/types"
import { allOrEach } from "../all-or-each"
import { ladderOf } from "../ladder"
import { followRungs } from "./follow-rungs"

/** Follows claimed members' rungs and ends or gives back each claim. */
export async function settleLevels(
  container: MedusaContainer,
  levels: readonly ClaimedLevel[]
): Promise<("followed" | "failed")[]> {
  const ladder = ladderOf(container)
  return allOrEach<ClaimedLevel, "followed" | "failed">(
    levels,
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
}
