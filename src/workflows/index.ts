export { issueGroupCouponsWorkflow } from "./issue-group-coupons"
export { issueRewardWorkflow } from "./issue-reward"
export { recordConversionsWorkflow } from "./record-conversions"
