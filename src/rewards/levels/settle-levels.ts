import type { MedusaContainer } from "@medusajs/framework/types"
import type { ClaimedLevel } from "../../modules/ladder/types"
import { allOrEach } from "../all-or-each"
import { ladderOf } from "../../modules/ladder/ladder-of"
import { followRungs } from "./follow-rungs"

type Outcome = "followed" | "failed"

/**
 * Follows claimed members' rungs and ends or gives back each claim. A rung that
 * was published since groups were last made waits for the next run.
 */
export async function settleLevels(
  container: MedusaContainer,
  levels: readonly ClaimedLevel[]
): Promise<Outcome[]> {
  const waiting = levels.filter(isWaiting)
  await ladderOf(container).outbox.releaseLevels(
    waiting.map((level) => ({
      level,
      reason: "The rung has no customer group yet",
    }))
  )
  const settled = await allOrEach<ClaimedLevel, Outcome>(
    levels.filter((level) => !isWaiting(level)),
    (claimed) => follow(container, claimed),
    async (level, reason) => {
      await ladderOf(container).outbox.releaseLevels([{ level, reason }])
      return "failed"
    }
  )
  return [...waiting.map(() => "failed" as const), ...settled]
}

/** A cart that could not follow keeps its own customer's claim due, no other. */
async function follow(
  container: MedusaContainer,
  levels: readonly ClaimedLevel[]
): Promise<Outcome[]> {
  const faults = await followRungs(container, levels)
  const faultOf = ({ customer_ids }: ClaimedLevel) =>
    customer_ids.flatMap((id) => faults.get(id) ?? [])[0]
  const ladder = ladderOf(container)
  await ladder.outbox.markLevels(
    levels.filter((level) => faultOf(level) === undefined)
  )
  await ladder.outbox.releaseLevels(
    levels.flatMap((level) => {
      const reason = faultOf(level)
      return reason === undefined ? [] : [{ level, reason }]
    })
  )
  return levels.map((level) =>
    faultOf(level) === undefined ? "followed" : "failed"
  )
}

function isWaiting({ rung_id, group_id }: ClaimedLevel): boolean {
  return rung_id !== null && group_id === null
}
