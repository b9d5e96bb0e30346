import {
  createWorkflow,
  WorkflowResponse,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import {
  recordConversionsStep,
  type RecordConversionsInput,
} from "./steps/record-conversions"

/**
 * Records conversion events that other code of the shop knows of. Answers one
 * by one, in their order: recorded, duplicate, conflict (the key is taken by
 * another content), parked (the customer is unknown or deleted) or refused. Keys
 * beginning with `order:` or `customer:` are the shop's own.
 *
 * @example
 * const { result } = await recordConversionsWorkflow(container).run({
 *   input: {
 *     source: "shop-floor",
 *     events: [{
 *       key: "till:4711", type: "purchase.offline", customer: "cus_1",
 *       at: Date.now(), value: 12_50, currency: "eur", attributes: {},
 *     }],
 *   },
 * })
 */
export const recordConversionsWorkflow = createWorkflow(
  "ladder-record-conversions",
  (input: WorkflowData<RecordConversionsInput>) =>
    new WorkflowResponse(recordConversionsStep(input))
)
