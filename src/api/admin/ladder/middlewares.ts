import type { MiddlewareRoute } from "@medusajs/framework/http"
import { pageQuery } from "../../request-fields"
import * as audit from "./audit/responses"
import { auditQuery } from "./audit/validators"
import { customerRoutes } from "./customers/middlewares"
import * as overview from "./overview-responses"
import * as answers from "./responses"
import { grantsQuery } from "./grants/validators"
import { ladderRoutes } from "./ladders/middlewares"
import { reads } from "./routes"

/** What every route below `/admin/ladder` takes, and the right it needs. */
export const adminRoutes: MiddlewareRoute[] = [
  ...ladderRoutes,
  ...customerRoutes,
  reads("/admin/ladder/grants", { query: grantsQuery }, answers.grants),
  reads("/admin/ladder/audit", { query: auditQuery }, audit.changes),
  reads("/admin/ladder/parked", { query: pageQuery }, overview.parked),
  reads("/admin/ladder/health", {}, overview.health),
  reads("/admin/ladder/catalogue", {}, overview.catalogue),
]
