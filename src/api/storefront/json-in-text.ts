import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { Refusal } from "../refusal"

/**
 * Reads a body of plain text as JSON: what a page may send to another host
 * without asking first, and so what a beacon can send.
 *
 * @throws Refusal 400
 */
export function jsonInText(
  req: MedusaRequest,
  _res: MedusaResponse,
  next: MedusaNextFunction
): void {
  if (typeof req.body === "string") {
    req.body = parsed(req.body)
  }
  next()
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Refusal(400, "the body is no JSON; an object of events is wanted")
  }
}
