import { randomUUID } from "node:crypto"
import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
  MiddlewareRoute,
} from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { ladderOf } from "../../modules/ladder/ladder-of"
import { wakeIfDue } from "../../rewards/wake-outbox"
import { Ear } from "../../sources/heard/ear"
import { heardSources, type HeardSource } from "../../sources/heard"
import { keptAnswer } from "./kept-answer"

const ear = new Ear(wakeIfDue)

type Heard = MedusaRequest & { auth_context?: { actor_id?: string } }

/**
 * Keeps what the route answers and listens once that is on its way: the request
 * waits for nothing of ours, and is answered whatever becomes of it.
 */
const listen =
  (source: HeardSource) =>
  (req: Heard, res: MedusaResponse, next: MedusaNextFunction): void => {
    const answer = keptAnswer(res)
    res.once("finish", () => {
      if (res.statusCode < 300) {
        hear(source, req, answer())
      }
    })
    next()
  }

function hear(source: HeardSource, req: Heard, answer: unknown): void {
  const { scope: container, params, query, body } = req
  try {
    if (!ladderOf(container).settings().hear.includes(source.name)) {
      return
    }
    const customer = req.auth_context?.actor_id || undefined
    const id = randomUUID()
    ear.add(
      container,
      source.name,
      source.hear({ id, params, query, body, customer, answer })
    )
  } catch (error) {
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .error(`ladder: ${source.name}: ${String(error)}`)
  }
}

/** Routes of the shop on which customers do what leaves no row behind. */
export const heardRoutes: MiddlewareRoute[] = heardSources.flatMap((source) =>
  source.routes.map(({ matcher, methods }) => ({
    matcher,
    methods: [...methods],
    middlewares: [listen(source)],
  }))
)
