import type { z } from "@medusajs/framework/zod"
import { strictObject } from "../../../../ladder-document/fields"
import { id, page } from "../../../request-fields"

const filters = ["ladder_id", "subject", "actor_id"] as const

export const auditQuery = strictObject({
  ...page,
  ladder_id: id().optional(),
  subject: id().optional(),
  actor_id: id().optional(),
}).superRefine((query, ctx) => {
  const given = filters.filter((name) => query[name] !== undefined)
  const second = given[1]
  if (second !== undefined) {
    ctx.addIssue({
      code: "custom",
      path: [second],
      message: `excludes ${given[0]}; at most one of ${filters.join(", ")} is wanted`,
    })
  }
})

export type AuditQuery = z.output<typeof auditQuery>
