import type { MiddlewareRoute } from "@medusajs/framework/http"
import type { RequestShape } from "../../check-request"
import { checkRequest } from "../../check-request"

const resource = "ladder"

/** What a request may weigh; more is answered with 413. */
const body_size = "100kb"

/** A route that only reads, with what it takes. */
export function reads(matcher: string, shape: RequestShape): MiddlewareRoute {
  return {
    matcher,
    methods: ["GET"],
    middlewares: [checkRequest(shape)],
    policies: { resource, operation: "read" },
  }
}

/** A route that changes something, with what it takes. */
export function changes(
  method: "POST" | "DELETE",
  matcher: string,
  shape: RequestShape
): MiddlewareRoute {
  return {
    matcher,
    methods: [method],
    bodyParser: { sizeLimit: body_size },
    middlewares: [checkRequest(shape)],
    policies: { resource, operation: "update" },
  }
}
