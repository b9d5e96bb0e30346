import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { z } from "@medusajs/framework/zod"
import { faultsOf, faultText } from "../ladder-document"

/**
 * Holds what a route answers against its schema, name by name: what was never
 * promised does not leave, were it by mistake. Refusals pass as they are. Where
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
