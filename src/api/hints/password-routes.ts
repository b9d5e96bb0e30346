import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
  MiddlewareRoute,
} from "@medusajs/framework/http"
import { noteChangedPassword } from "../../rewards/coupon-hold"
import { identityIn } from "../guards/on-hold"

/**
 * Says that a password was changed, once the answer is on its way: the owner hears
 * of it at once, not only when somebody tries a coupon.
 */
function sayChanged(
  req: MedusaRequest,
  res: MedusaResponse,
  next: MedusaNextFunction
): void {
  res.once("finish", () => {
    // By then the route has read from its token whose password it is.
    const identity = identityIn(req)
    if (res.statusCode < 300 && identity !== undefined) {
      // What is missed here is found when a coupon is about to be used.
      noteChangedPassword(req.scope, identity).catch(() => undefined)
    }
  })
  next()
}

/** The shop's own route that changes a customer's password. */
export const passwordRoutes: MiddlewareRoute[] = [
  {
    matcher: "/auth/customer/emailpass/update",
    methods: ["POST"],
    middlewares: [sayChanged],
  },
]
