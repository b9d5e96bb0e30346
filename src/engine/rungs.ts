import type { CompiledRung, CompiledVersion } from "./compile"
import { payMove } from "./derived"
import type { Fold } from "./fold"
import type { Standing, Transition, TransitionWhy, Verdict } from "./types"

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

/** Whoever registers is given now what the rungs held as a guest give. */
export function welcome(fold: Fold): void {
  const { version, standing, now: at, cause } = fold
  if (version && standing.rung > 0 && !standing.lock) {
    const key = `${at}:${cause}:registered`
    reward(fold, version, { key, at, from: 0, to: standing.rung })
  }
}

/** The way up earns what its rungs give. */
function reward(
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
function rewards(
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
function owedAfterFall(
  { standing }: Fold,
  { positions, rewards }: CompiledVersion
): Standing["owed"] {
  return standing.owed.filter(
    ({ rung, reward }) =>
      (positions.get(rung) ?? 0) <= standing.rung ||
      !rewards.some(({ id, void_on_fall }) => id === reward && void_on_fall)
  )
}
