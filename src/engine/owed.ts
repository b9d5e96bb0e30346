import type { CompiledVersion } from "./compile"
import type { Fold } from "./fold"
import type { Moment, TransitionWhy, Verdict } from "./types"

/**
 * A move up earns the rewards of the rungs entered. A placement by the first
 * publication, a lock by staff, being put on what is left when a rung is
 * removed, and the moves of a guest earn none.
 */
export function oweRewards(
  fold: Fold,
  version: CompiledVersion,
  from: number,
  how: { key: string; at: Moment; why: TransitionWhy; proof: Verdict | null }
): void {
  const judged = how.why === "publication" && how.proof !== null
  const earns = how.why === "entered" || judged
  if (!earns || !fold.registered) {
    return
  }
  const lowest = version.skipped_rungs === "top" ? fold.rung : from + 1
  for (const reward of version.rewards) {
    const position = version.positions.get(reward.on.rung_entered)
    if (position === undefined || position < lowest || position > fold.rung) {
      continue
    }
    const rest = fold.owed.filter((owed) => owed.reward !== reward.id)
    fold.owed = [
      ...rest,
      {
        reward: reward.id,
        rung: reward.on.rung_entered,
        at: how.at,
        transition: how.key,
      },
    ]
  }
}

/** A fall forfeits the rewards that say so, of the rungs no longer held. */
export function afterFall(fold: Fold, version: CompiledVersion): void {
  const voided = new Set(
    version.rewards
      .filter((reward) => reward.void_on_fall)
      .map((reward) => reward.id)
  )
  fold.owed = fold.owed.filter((owed) => {
    const position = version.positions.get(owed.rung) ?? 0
    return position <= fold.rung || !voided.has(owed.reward)
  })
}
