import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { ladderOf } from "../../modules/ladder/ladder-of"
import { issueGrants, type GrantOutcome } from "../../rewards/settle-grants"

export interface IssueRewardInput {
  readonly grant_id: string
}

export interface IssueRewardResult {
  readonly grant_id: string
  /** `nothing`: it is not due, or another worker is at it. */
  readonly outcome: GrantOutcome | "nothing"
}

/**
 * Issues one reward grant. It has no compensation: a grant that fails keeps its
 * reason and is tried again.
 */
export const issueRewardStep = createStep(
  "ladder-issue-reward-step",
  async ({ grant_id }: IssueRewardInput, { container }) => {
    const grant = await ladderOf(container).outbox.claimGrant(grant_id)
    const [outcome] = grant ? await issueGrants(container, [grant]) : []
    const result: IssueRewardResult = {
      grant_id,
      outcome: outcome ?? "nothing",
    }
    return new StepResponse(result)
  }
)
