import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
  MiddlewareRoute,
} from "@medusajs/framework/http"
import { Modules } from "@medusajs/framework/utils"
import { claimsOf } from "../../sources/heard/claims-of"
import { readField } from "../../sources/heard/read-field"
import { networkLinked } from "../../sources/social-links"
import { keptAnswer } from "./kept-answer"

type LogIn = MedusaRequest & { auth_context?: { auth_identity_id?: string } }

/**
 * Says which log-in somebody used or opened an account for: the token tells that
 * the route answers, or that it was asked with.
 */
function say(req: LogIn, res: MedusaResponse, next: MedusaNextFunction): void {
  if (req.params["auth_provider"] === "emailpass") {
    next()
    return
  }
  const answer = keptAnswer(res)
  res.once("finish", () => {
    const claims = claimsOf(readField(answer(), "token"))
    const auth_identity_id =
      readField(claims, "auth_identity_id") ??
      req.auth_context?.auth_identity_id
    if (res.statusCode < 300 && auth_identity_id) {
      const said = { name: networkLinked, data: { auth_identity_id } }
      const sent = req.scope.resolve(Modules.EVENT_BUS).emit(said)
      // The sweep finds what is not heard.
      sent.catch(() => undefined)
    }
  })
  next()
}

const provider = "/auth/customer/:auth_provider"

/** Routes that link a log-in by a network to an account: no event tells. */
export const networkRoutes: MiddlewareRoute[] = [
  { matcher: provider, methods: ["GET", "POST"], middlewares: [say] },
  {
    matcher: `${provider}/callback`,
    methods: ["GET", "POST"],
    middlewares: [say],
  },
  { matcher: `${provider}/register`, methods: ["POST"], middlewares: [say] },
  { matcher: "/store/customers", methods: ["POST"], middlewares: [say] },
]
