import type { CompiledRung, CompiledVersion } from "./compile"
import { payMove } from "./derived"
import type { Fold } from "./fold"
import { owedAfterFall, reward, rewards } from "./owed"
import type { Standing, TransitionWhy, Verdict } from "./types"

/**
 * Moves the member to where they belong: up at once to the highest rung whose
 * own conditions hold, else down once the grace is over. A lock overrides both;
 * "unknown", and a claim that is not settled, start no grace and postpone its end;
 * "unknown" admits nobody either.
 */
export function settle(fold: Fold, why: TransitionWhy): void {
  const { version, standing } = fold
  if (!version || standing.lock) {
    return
  }
  if (standing.absent_by.length > 0) {
    leave(fold, version)
    return
  }
  for (let to = version.rungs.length; to > standing.rung; to--) {
    const proof = version.rungs[to - 1]?.enter(standing)
    if (proof?.met === "yes") {
      move(fold, version, to, why, proof)
      return
    }
  }
  descend(fold, version)
}

/** Who takes no part stands on the ground and is owed nothing, used or not. */
function leave(fold: Fold, version: CompiledVersion): void {
  if (fold.standing.rung > 0) {
    move(fold, version, 0, "left", null)
  }
  fold.standing.owed = []
}

function descend(fold: Fold, version: CompiledVersion): void {
  const { standing } = fold
  const rung = version.rungs[standing.rung - 1]
  const proof = rung?.floor ? undefined : rung?.keep(standing)
  if (!rung || !proof || proof.met === "yes") {
    standing.grace = null
  } else if (
    proof.met === "no" &&
    standing.claims === null &&
    !inGrace(fold, rung)
  ) {
    move(fold, version, landing(version, standing), "fell", proof)
    descend(fold, version)
  }
}

/** True while the grace lasts; starts it where the rung gives one. */
function inGrace(
  { standing, now, rules }: Fold,
  { grace_days = 0 }: CompiledRung
): boolean {
  if (!standing.grace && grace_days > 0) {
    const { dayOf, startOf } = rules.calendar
    const until = startOf(dayOf(now) + grace_days + 1)
    standing.grace = { since: now, until }
  }
  return standing.grace !== null && now < standing.grace.until
}

function landing(version: CompiledVersion, standing: Standing): number {
  let to = standing.rung - 1
  while (to > 0 && version.fall !== "one") {
    const rung = version.rungs[to - 1]
    if (rung?.floor || rung?.keep(standing).met !== "no") {
      break
    }
    to -= 1
  }
  return to
}

/** Records a move and what it earns or forfeits; it ends any grace. */
export function move(
  fold: Fold,
  version: CompiledVersion,
  to: number,
  why: TransitionWhy,
  proof: Verdict | null
): void {
  const { standing, now: at, cause } = fold
  const { rung: from, rung_id: from_id } = standing
  const to_id = version.rungs[to - 1]?.id ?? null
  const transition = {
    key: `${at}:${cause}:${from_id ?? ""}>${to_id ?? ""}`,
    at,
    cause,
    why,
    proof,
    from,
    to,
    from_id,
    to_id,
    version: version.number,
  }
  fold.transitions.push(transition)
  standing.rung = to
  standing.rung_id = to_id
  standing.rung_since = at
  standing.grace = null
  if (to < from) {
    standing.owed = owedAfterFall(fold, version)
    if (why === "fell" && standing.registered) {
      const left = version.rungs.slice(to, from).map(({ id }) => id)
      payMove(fold, transition, left.reverse(), "rung_left")
    }
  } else if (rewards(standing, transition)) {
    reward(fold, version, transition)
  }
}
