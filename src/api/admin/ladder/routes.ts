import type { MiddlewareRoute } from "@medusajs/framework/http"
import type { z } from "@medusajs/framework/zod"
import { checkAnswer } from "../../check-answer"
import type { RequestShape } from "../../check-request"
import { checkRequest } from "../../check-request"

const resource = "ladder"

/** The rights staff may have, each declared in `policies/ladder`. */
export type Operation =
  "read" | "edit" | "publish" | "points" | "approve" | "coupons"

/** What a request may weigh unless it says so; more is answered with 413. */
const body_size = "100kb"

/** A route that only reads, with what it takes and answers. */
export function reads(
  matcher: string,
  shape: RequestShape,
  answer: z.ZodType
): MiddlewareRoute {
  return {
    matcher,
    methods: ["GET"],
    middlewares: [checkRequest(shape), checkAnswer(answer)],
    policies: { resource, operation: "read" },
  }
}

/** A route that changes something, what it takes, answers and asks for. */
export function changes(
  method: "POST" | "DELETE",
  matcher: string,
  shape: RequestShape,
  answer: z.ZodType,
  operation: Exclude<Operation, "read">,
  sizeLimit = body_size
): MiddlewareRoute {
  return {
    matcher,
    methods: [method],
    bodyParser: { sizeLimit },
    middlewares: [checkRequest(shape), checkAnswer(answer)],
    policies: { resource, operation },
  }
}
