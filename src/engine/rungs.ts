import type { CompiledRung, CompiledVersion } from "./compile"
import type { Facts } from "./conditions/condition-kind"
import type { Fold } from "./fold"
import { afterFall, oweRewards } from "./owed"
import type { Moment, TransitionWhy, Verdict } from "./types"

/** What conditions read of the fold. */
export function factsOf(fold: Fold): Facts {
  return {
    status: fold.status,
    spendable: fold.spendable,
    tally: (key) => fold.tallies.get(key)?.sum,
  }
}

/**
 * Moves the member to where they belong: up at once to the highest rung whose
 * own conditions hold, else down once the grace is over. A lock overrides both;
 * "unknown" admits nobody, starts no grace and postpones its end.
 */
export function settle(
  fold: Fold,
  at: Moment,
  cause: string,
  why: Extract<TransitionWhy, "placement" | "publication"> | "judged" = "judged"
): void {
  const { version } = fold
  if (!version || fold.lock) {
    return
  }
  const facts = factsOf(fold)
  const top = highestEntered(version, fold.rung, facts)
  if (top) {
    fold.grace = null
    move(fold, version, top.to, {
      at,
      cause,
      why: why === "judged" ? "entered" : why,
      proof: top.proof,
    })
    return
  }
  descend(fold, version, facts, at, cause)
}

function highestEntered(
  version: CompiledVersion,
  rung: number,
  facts: Facts
): { to: number; proof: Verdict } | undefined {
  for (let to = version.rungs.length; to > rung; to--) {
    const proof = version.rungs[to - 1]?.enter(facts)
    if (proof?.met === "yes") {
      return { to, proof }
    }
  }
  return undefined
}

function descend(
  fold: Fold,
  version: CompiledVersion,
  facts: Facts,
  at: Moment,
  cause: string
): void {
  for (;;) {
    const rung = version.rungs[fold.rung - 1]
    if (!rung || rung.floor) {
      fold.grace = null
      return
    }
    const proof = rung.keep(facts)
    if (proof.met !== "no") {
      fold.grace = proof.met === "yes" ? null : fold.grace
      return
    }
    if (inGrace(fold, rung, at)) {
      return
    }
    fold.grace = null
    const to = landing(version, fold.rung, facts)
    move(fold, version, to, { at, cause, why: "fell", proof })
  }
}

/** True while the grace lasts; starts it where the rung gives one. */
function inGrace(fold: Fold, rung: CompiledRung, at: Moment): boolean {
  if (fold.grace) {
    return at < fold.grace.until
  }
  if (rung.grace_days === 0) {
    return false
  }
  const { dayOf, startOf } = fold.rules.calendar
  const until = startOf(dayOf(at) + rung.grace_days + 1)
  fold.grace = { since: at, until }
  return true
}

function landing(version: CompiledVersion, from: number, facts: Facts): number {
  if (version.fall === "one") {
    return from - 1
  }
  for (let to = from - 1; to > 0; to--) {
    const rung = version.rungs[to - 1]
    if (rung?.floor || rung?.keep(facts).met !== "no") {
      return to
    }
  }
  return 0
}

/** Records a move and what it earns or forfeits. */
export function move(
  fold: Fold,
  version: CompiledVersion,
  to: number,
  how: { at: Moment; cause: string; why: TransitionWhy; proof: Verdict | null }
): void {
  const from = fold.rung
  const from_id = fold.rung_id
  const to_id = version.rungs[to - 1]?.id ?? null
  const key = `${how.at}:${how.cause}:${from_id ?? ""}>${to_id ?? ""}`
  fold.transitions.push({
    key,
    ...how,
    from,
    to,
    from_id,
    to_id,
    version: version.number,
  })
  fold.rung = to
  fold.rung_id = to_id
  fold.rung_since = how.at
  for (const rung of version.rungs.slice(0, to)) {
    fold.reached.add(rung.id)
  }
  if (to > from) {
    oweRewards(fold, version, from, { ...how, key })
  } else {
    afterFall(fold, version)
  }
}
