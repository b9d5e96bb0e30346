import { setTimeout as sleep } from "node:timers/promises"
import type { MedusaContainer } from "@medusajs/framework/types"
import { drain } from "./drain"
import { ladderOf } from "../modules/ladder/ladder-of"
import { runGroupOffers } from "./group-offers"
import { settleLevels } from "./levels/settle-levels"
import { supportRungs } from "./levels/support-rungs"
import { issueGrants, voidGrants } from "./settle-grants"

/** Grants claimed at once: Medusa makes promotions fastest in hundreds. */
const grants_per_claim = 200

/** Such claims settled at once: while Postgres writes one, Node makes the next. */
const grant_lanes = 2

/** Members claimed at once; each may have carts to work out anew. */
const levels_per_claim = 50

/** A record holds its members for milliseconds; one that takes longer wakes us. */
const locked_ms = 50
const locked_tries = 3

/** Rounds of folding in one run; a larger backlog goes on with the next. */
const rounds_max = 1000

/** What a run did; nothing at all is `{}`. */
export type OutboxCounts = Partial<Record<Outcome, number>> & {
  /** An offer to a group goes on with the next run. */
  more?: true
}

type Outcome = "followed" | "issued" | "voided" | "redeemed" | "failed"

/**
 * Brings members up to the live version and to the present, and the shop up to
 * what the ladder then says: rung groups and discounts, the groups members are
 * in, coupons to take back and coupons to issue. Goes on
 * until nothing is left to claim, or `limit` of each were handled. Any number
 * of processes may run it at once: each claims what no other holds, and nothing
 * is kept open while Medusa's workflows run. What fails keeps its reason and is
 * tried again later.
 */
export async function runOutbox(
  container: MedusaContainer,
  { limit = 10_000 }: { limit?: number } = {}
): Promise<OutboxCounts> {
  const ladder = ladderOf(container)
  const counts: OutboxCounts = {}
  const count = (outcomes: readonly Outcome[]): void => {
    for (const outcome of outcomes) {
      counts[outcome] = (counts[outcome] ?? 0) + 1
    }
  }
  const grants = { limit, batch: grants_per_claim, lanes: grant_lanes }
  let more = false
  await inTurn([
    () => untilNone(() => ladder.recording.settle()),
    () => untilNone(() => ladder.recording.elapse()),
    () => untilNone(() => ladder.lifecycle.windDown()),
    // A level cannot be followed into a group that is not there yet.
    () => supportRungs(container),
    async () => count(await followLevels(container, limit)),
    async () => {
      more = await runGroupOffers(container, limit)
    },
    async () =>
      count(
        await drain({
          ...grants,
          claim: (n) => ladder.outbox.claimVoidGrants(n),
          settle: (claimed) => voidGrants(container, claimed),
        })
      ),
    async () =>
      count(
        await drain({
          ...grants,
          claim: (n) => ladder.outbox.claimDueGrants(n),
          settle: (claimed) => issueGrants(container, claimed),
        })
      ),
  ])
  if (more) {
    counts.more = true
  }
  return counts
}

/** Members whom a record under way holds are passed by, and looked for again. */
async function followLevels(
  container: MedusaContainer,
  limit: number
): Promise<Outcome[]> {
  const { outbox } = ladderOf(container)
  const outcomes: Outcome[] = []
  for (let tries = 0; ; tries++) {
    const done = await drain({
      limit: limit - outcomes.length,
      batch: levels_per_claim,
      lanes: 1,
      claim: (n) => outbox.claimLevels(n),
      settle: (levels) => settleLevels(container, levels),
    })
    outcomes.push(...done)
    const full = outcomes.length >= limit || tries >= locked_tries
    if (full || !(await outbox.hasLevels())) {
      return outcomes
    }
    await sleep(locked_ms)
  }
}

async function untilNone(work: () => Promise<number>): Promise<void> {
  for (let round = 0; round < rounds_max; round++) {
    if ((await work()) === 0) {
      return
    }
  }
}

/** One after the other; what fails is thrown when all had their turn. */
async function inTurn(stages: readonly (() => Promise<void>)[]): Promise<void> {
  const failures: unknown[] = []
  for (const stage of stages) {
    await stage().catch((error: unknown) => failures.push(error))
  }
  if (failures.length > 0) {
    throw new AggregateError(failures, failures.map(String).join("; "))
  }
}
