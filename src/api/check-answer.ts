import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { z } from "@medusajs/framework/zod"
import { faultsOf, faultText } from "../ladder-document"

const retry_seconds = 5

const unavailable = {
  type: "unavailable",
  message:
    "The shop's database cannot take this at the moment. Nothing of it counts as done; the same request is wanted again in a few seconds.",
}

/**
 * Holds what a route answers against its schema, name by name: what was never
 * promised does not leave, were it by mistake. Refusals pass as they are; for
 * 503 Medusa's error handler has no words, here are some. Where
 * something has been changed already, the caller must not think that it failed:
 * there the fault is only logged.
 */
export function checkAnswer(answer: z.ZodType) {
  return (
    req: MedusaRequest,
    res: MedusaResponse,
    next: MedusaNextFunction
  ): void => {
    const send = res.json.bind(res)
    res.json = (body?: unknown) => {
      if (res.statusCode === 503) {
        res.setHeader("retry-after", retry_seconds)
        return send(unavailable)
      }
      const { error } =
        res.statusCode < 400 ? answer.safeParse(body) : { error: undefined }
      if (!error) {
        return send(body)
      }
      const fault = `ladder: ${req.method} ${req.path} answers otherwise than documented: ${faultText(faultsOf(error))}`
      if (req.method === "GET") {
        // Medusa logs it, and tells the caller that something went wrong.
        throw new Error(fault)
      }
      req.scope.resolve(ContainerRegistrationKeys.LOGGER).error(fault)
      return send(body)
    }
    next()
  }
}
