import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { ladderOf } from "../../rewards/ladder"
import {
  issueGrants,
  voidGrants,
  type GrantOutcome,
} from "../../rewards/settle-grants"

export interface IssueRewardInput {
  readonly grant_id: string
}

export interface IssueRewardResult {
  readonly grant_id: string
  /** `nothing`: it waits for nothing, or another worker is at it. */
  readonly outcome: GrantOutcome | "nothing"
}

/**
 * Issues one reward grant, or takes it back, whichever it waits for. It has no
 * compensation: a grant that fails keeps its reason and is tried again.
 */
export const issueRewardStep = createStep(
  "ladder-issue-reward-step",
  async ({ grant_id }: IssueRewardInput, { container }) => {
    const grant = await ladderOf(container).claimGrant(grant_id)
    const settle = grant?.promotion_id == null ? issueGrants : voidGrants
    const [outcome] = grant ? await settle(container, [grant]) : []
    const result: IssueRewardResult = {
      grant_id,
      outcome: outcome ?? "nothing",
    }
    return new StepResponse(result)
  }
)
