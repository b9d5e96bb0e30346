import { definePolicies } from "@medusajs/framework/utils"

/** The rights a shop with role based access can give for our admin routes. */
export const ladderPolicies = definePolicies([
  {
    name: "ReadLadder",
    resource: "ladder",
    operation: "read",
    description: "See ladders, standings and rewards",
  },
  {
    name: "UpdateLadder",
    resource: "ladder",
    operation: "update",
    description: "Change ladders, points and locks, and issue coupons",
  },
])
