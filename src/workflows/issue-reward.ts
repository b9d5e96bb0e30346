import {
  createWorkflow,
  type WorkflowData,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { issueRewardStep, type IssueRewardInput } from "./steps/issue-reward"

/**
 * Issues one reward grant now, if it is due.
 *
 * Nobody has to run it: the outbox does the same, for all grants, by itself.
 * It is there for code that cannot wait, and for trying a failed grant again.
 */
export const issueRewardWorkflow = createWorkflow(
  "ladder-issue-reward",
  (input: WorkflowData<IssueRewardInput>) =>
    new WorkflowResponse(issueRewardStep(input))
)
