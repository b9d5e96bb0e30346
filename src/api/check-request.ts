import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type { z } from "@medusajs/framework/zod"
import type { Fault } from "../ladder-document"
import { faultsOf, faultText, findUnsound } from "../ladder-document"
import { strictObject } from "../ladder-document/fields"
import { Refusal } from "./refusal"

/** What a route takes. A part left out must be empty. */
export interface RequestShape {
  readonly params?: z.ZodType
  readonly query?: z.ZodType<Record<string, unknown>>
  readonly body?: z.ZodType
}

const nothing = strictObject({})

/** A middleware that tells what it lets through. */
export interface RequestCheck {
  (req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): void
  readonly takes: Required<RequestShape>
}

/**
 * Checks path, query and body before the handler runs, and hands on what it
 * read as `validatedQuery` and `validatedBody`. Answers 400 with every fault.
 * The body of a request that has none by nature (GET, DELETE) is not looked at.
 */
export function checkRequest({
  params = nothing,
  query = nothing,
  body = nothing,
}: RequestShape): RequestCheck {
  const check = (
    req: MedusaRequest,
    _res: MedusaResponse,
    next: MedusaNextFunction
  ): void => {
    const path = read(params, req.params)
    const asked = read(query, req.query)
    const sent = req.method === "POST" ? read(body, req.body) : { data: {} }
    const faults = [path, asked, sent].flatMap((part) => part.faults ?? [])
    if (faults.length > 0) {
      return next(new Refusal(400, faultText(faults)))
    }
    req.validatedQuery = asked.data ?? {}
    req.validatedBody = sent.data
    next()
  }
  return Object.assign(check, { takes: { params, query, body } })
}

function read<T>(
  schema: z.ZodType<T>,
  raw: unknown
): { data?: T; faults?: readonly Fault[] } {
  const unsound = findUnsound(raw, "")
  if (unsound) {
    return { faults: [unsound] }
  }
  const parsed = schema.safeParse(raw)
  return parsed.success
    ? { data: parsed.data }
    : { faults: faultsOf(parsed.error) }
}
