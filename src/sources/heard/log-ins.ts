import { claimsOf } from "./claims-of"
import type { Answered, HeardEvent, HeardSource } from "./heard-source"
import { readField } from "./read-field"

const prefix = "login:"

/**
 * Log-ins that succeeded. One did when Medusa hands out a token that names a
 * customer to somebody who had none: a wrong password gets no token, and one
 * that still waits for a second factor, for a verified address or for the
 * account itself names nobody.
 */
export const logIns: HeardSource = {
  name: "log-ins",
  keys: [prefix],
  routes: [
    { matcher: "/auth/customer/:auth_provider", methods: ["GET", "POST"] },
    {
      matcher: "/auth/customer/:auth_provider/callback",
      methods: ["GET", "POST"],
    },
    { matcher: "/auth/mfa/challenges/:id/verify", methods: ["POST"] },
    { matcher: "/auth/token/refresh", methods: ["POST"] },
  ],
  hear: (answered) => {
    const claims = claimsOf(readField(answered.answer, "token"))
    const customer = readField(claims, "actor_id")
    return readField(claims, "actor_type") === "customer" &&
      typeof customer === "string" &&
      customer !== "" &&
      answered.customer === undefined
      ? [logIn(answered, customer, readField(claims, "auth_provider"))]
      : []
  },
}

function logIn(
  { id, params }: Answered,
  customer: string,
  said: unknown
): HeardEvent {
  const provider = said ?? params["auth_provider"]
  return {
    key: `${prefix}${id}`,
    type: "customer.logged_in",
    customer,
    attributes: typeof provider === "string" ? { provider } : {},
  }
}
