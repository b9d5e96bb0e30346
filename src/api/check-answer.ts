import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type { z } from "@medusajs/framework/zod"
import { faultsOf, faultText } from "../ladder-document"

/**
 * Holds what a route answers against its schema, name by name: what was never
 * promised does not leave, were it by mistake. Refusals pass as they are.
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
      if (error) {
        // Medusa logs it, and tells the caller that something went wrong.
        throw new Error(
          `ladder: ${req.method} ${req.path} was about to answer otherwise than documented: ${faultText(faultsOf(error))}`
        )
      }
      return send(body)
    }
    next()
  }
}
