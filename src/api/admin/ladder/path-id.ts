import type { MedusaRequest } from "@medusajs/framework/http"

/** The `:id` of the path, which `checkRequest` has seen. */
export function pathId(req: Pick<MedusaRequest, "params">): string {
  return req.params["id"] ?? ""
}
