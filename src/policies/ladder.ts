import { definePolicies } from "@medusajs/framework/utils"

const resource = "ladder"

/** The rights a shop with role based access can give for our admin routes. */
export const ladderPolicies = definePolicies([
  {
    name: "ReadLadder",
    resource,
    operation: "read",
    description: "See ladders, members, rewards, reports and health",
  },
  {
    name: "EditLadder",
    resource,
    operation: "edit",
    description: "Create ladders and edit their drafts",
  },
  {
    name: "PublishLadder",
    resource,
    operation: "publish",
    description: "Publish, pause, resume and retire ladders",
  },
  {
    name: "GiveLadderPoints",
    resource,
    operation: "points",
    description:
      "Record events, adjust points, lock members, note who takes part, decide about referrals and sign newsletters",
  },
  {
    name: "ApproveLadderPoints",
    resource,
    operation: "approve",
    description: "Approve and refuse points that others of the staff give",
  },
  {
    name: "IssueLadderCoupons",
    resource,
    operation: "coupons",
    description: "Issue and void coupons, and try failed ones again",
  },
])
