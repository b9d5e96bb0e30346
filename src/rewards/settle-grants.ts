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
    for (const { id } of claimed) {
      const { promotion_id } = answerFor(id, issued)
      await ladder.markIssued(id, promotion_id)
    }
    return claimed.map(() => "issued")
  })
}

/** Takes claimed grants back and ends or gives back each claim. */
export async function voidGrants(
  container: MedusaContainer,
  grants: readonly ClaimedGrant[]
): Promise<GrantOutcome[]> {
  return settle(container, grants, async (kind, claimed) => {
    const revoked = await kind.revoke(container, claimed)
    const outcomes: GrantOutcome[] = []
    for (const grant of claimed) {
      outcomes.push(
        await endVoid(container, grant, answerFor(grant.id, revoked))
      )
    }
    return outcomes
  })
}

async function endVoid(
  container: MedusaContainer,
  { id, promotion_id }: ClaimedGrant,
  revoked: Revoked
): Promise<GrantOutcome> {
  const ladder = ladderOf(container)
  if (revoked.outcome === "voided") {
    await ladder.markVoided(id)
    return "voided"
  }
  await recogniseRedemptions(container, revoked.order_ids)
  // Asked again, because the order itself may have told meanwhile.
  const grants = await ladder.grantsByPromotion([promotion_id ?? ""])
  if (!grants.some((grant) => grant.id === id && grant.order_id !== null)) {
    throw new Error(`No order took off what grant ${id} gave, yet it is used`)
  }
  return "redeemed"
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
          await ladderOf(container).markFailed(id, reason)
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
