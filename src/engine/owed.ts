import type { CompiledVersion } from "./compile"
import { payMove } from "./derived"
import type { Fold } from "./fold"
import type { Standing, Transition } from "./types"

/** Whoever registers is given now what the rungs held as a guest give. */
export function welcome(fold: Fold): void {
  const { version, standing, now: at, cause } = fold
  if (version && standing.rung > 0 && !standing.lock) {
    const key = `${at}:${cause}:registered`
    reward(fold, version, { key, at, from: 0, to: standing.rung })
  }
}

/** The way up earns what its rungs give. */
export function reward(
  fold: Fold,
  version: CompiledVersion,
  way: Pick<Transition, "key" | "at" | "from" | "to">
): void {
  const lowest = version.skipped_rungs === "top" ? way.to : way.from + 1
  const ids = version.rungs.slice(lowest - 1, way.to).map(({ id }) => id)
  fold.standing.owed = owedAfterRise(fold.standing, version, way, lowest)
  payMove(fold, { at: way.at, version: version.number }, ids, "rung_entered")
}

/**
 * A placement by the first publication, a lock by staff, being put on what is
 * left when a rung is removed, and the moves of a guest earn nothing.
 */
export function rewards(
  { registered }: { readonly registered: boolean },
  { why, proof }: Transition
): boolean {
  const judged = why === "publication" && proof !== null
  return registered && (why === "entered" || judged)
}

/** A move up earns the rewards of the rungs entered. */
function owedAfterRise(
  standing: Pick<Standing, "owed">,
  version: CompiledVersion,
  { key, at, to }: Pick<Transition, "key" | "at" | "to">,
  lowest: number
): Standing["owed"] {
  let { owed } = standing
  for (const { id: reward, on } of version.rewards) {
    const rung = on.rung_entered
    const position = version.positions.get(rung) ?? 0
    if (position >= lowest && position <= to) {
      const rest = owed.filter((one) => one.reward !== reward)
      owed = [...rest, { reward, rung, at, transition: key }]
    }
  }
  return owed
}

/** A fall forfeits the rewards that say so, of the rungs no longer held. */
export function owedAfterFall(
  { standing }: Fold,
  { positions, rewards }: CompiledVersion
): Standing["owed"] {
  return standing.owed.filter(
    ({ rung, reward }) =>
      (positions.get(rung) ?? 0) <= standing.rung ||
      !rewards.some(({ id, void_on_fall }) => id === reward && void_on_fall)
  )
}
