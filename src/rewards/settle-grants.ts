import type { MedusaContainer } from "@medusajs/framework/types"
import type { ClaimedGrant } from "../modules/ladder/types"
import { allOrEach } from "./all-or-each"
import { rewardKindNamed } from "./index"
import { ladderOf } from "../modules/ladder/ladder-of"
import { recogniseRedemptions } from "./redemptions"
import type { RewardKind, Revoked } from "./reward-kind"

/** What became of a claimed grant. */
export type GrantOutcome = "issued" | "voided" | "redeemed" | "failed"

type Work = (
  kind: RewardKind,
  grants: readonly ClaimedGrant[]
) => Promise<readonly GrantOutcome[]>

/** Issues claimed grants and ends or gives back each claim. */
export async function issueGrants(
  container: MedusaContainer,
  grants: readonly ClaimedGrant[]
): Promise<GrantOutcome[]> {
  const ladder = ladderOf(container)
  return settle(container, grants, async (kind, claimed) => {
    const issued = await kind.issue(container, claimed)
    await ladder.outbox.markIssued(
      claimed.map(({ id }) => ({ id, ...answerFor(id, issued) }))
    )
    const orders = claimed.flatMap(
      ({ id }) => answerFor(id, issued).order_ids ?? []
    )
    if (orders.length > 0) {
      await recogniseRedemptions(container, orders)
    }
    return claimed.map(() => "issued")
  })
}

/** Takes claimed grants back and ends or gives back each claim. */
export async function voidGrants(
  container: MedusaContainer,
  grants: readonly ClaimedGrant[]
): Promise<GrantOutcome[]> {
  const ladder = ladderOf(container)
  return settle(container, grants, async (kind, claimed) => {
    const revoked = await kind.revoke(container, claimed)
    const voided = claimed.filter(
      ({ id }) => answerFor(id, revoked).outcome === "voided"
    )
    await ladder.outbox.markVoided(voided.map(({ id }) => id))
    await recogniseUses(container, claimed, revoked)
    return claimed.map(({ id }) => answerFor(id, revoked).outcome)
  })
}

/** @throws Error when a grant is said to be used and no order says so */
async function recogniseUses(
  container: MedusaContainer,
  grants: readonly ClaimedGrant[],
  revoked: ReadonlyMap<string, Revoked>
): Promise<void> {
  const uses = grants.flatMap((grant) => {
    const end = answerFor(grant.id, revoked)
    return end.outcome === "redeemed" ? [{ grant, orders: end.order_ids }] : []
  })
  if (uses.length === 0) {
    return
  }
  await recogniseRedemptions(
    container,
    uses.flatMap(({ orders }) => orders)
  )
  // Asked again, because the orders themselves may have told meanwhile.
  const told = await ladderOf(container).outbox.grantsByPromotion(
    uses.flatMap(({ grant }) => grant.promotion_id ?? [])
  )
  const used = new Set(
    told.filter(({ order_id }) => order_id !== null).map(({ id }) => id)
  )
  const untold = uses.filter(({ grant }) => !used.has(grant.id))
  if (untold.length > 0) {
    const ids = untold.map(({ grant }) => grant.id).join(", ")
    throw new Error(`No order took off what grant ${ids} gave, yet it is used`)
  }
}

async function settle(
  container: MedusaContainer,
  grants: readonly ClaimedGrant[],
  work: Work
): Promise<GrantOutcome[]> {
  const outcomes: GrantOutcome[] = []
  for (const name of new Set(grants.map(({ kind }) => kind))) {
    outcomes.push(
      ...(await allOrEach<ClaimedGrant, GrantOutcome>(
        grants.filter(({ kind }) => kind === name),
        (claimed) => work(kindOf(name), claimed),
        async ({ id }, reason) => {
          await ladderOf(container).outbox.markFailed(id, reason)
          return "failed"
        }
      ))
    )
  }
  return outcomes
}

function kindOf(name: string): RewardKind {
  const kind = rewardKindNamed(name)
  if (!kind) {
    throw new Error(`There is no reward kind "${name}"`)
  }
  return kind
}

function answerFor<Answer>(
  id: string,
  answers: ReadonlyMap<string, Answer>
): Answer {
  const answer = answers.get(id)
  if (answer === undefined) {
    throw new Error(`The reward kind did not answer for grant ${id}`)
  }
  return answer
}
