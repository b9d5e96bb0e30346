import {
  createWorkflow,
  type WorkflowData,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import {
  offerGroupCouponsStep,
  type OfferGroupCouponsInput,
} from "./steps/offer-group-coupons"

/**
 * Gives every member of a customer group a personal coupon, once per offer
 * key: run again, it goes on with whoever is missing. Tells how many customers
 * there are, how many got theirs now and how many had it before; the coupons
 * themselves are issued by the outbox right after.
 *
 * @throws MedusaError not_found for an unknown ladder or group, invalid_data
 * for settings that make no coupon
 */
export const issueGroupCouponsWorkflow = createWorkflow(
  "ladder-issue-group-coupons",
  (input: WorkflowData<OfferGroupCouponsInput>) =>
    new WorkflowResponse(offerGroupCouponsStep(input))
)
