import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
  MiddlewareRoute,
} from "@medusajs/framework/http"
import { Modules } from "@medusajs/framework/utils"
import { claimed } from "../../sources/gift-cards/find-cards"
import { addressTouched } from "../../sources/profiles"
import { verified } from "../../sources/verifications"
import { touched } from "../../sources/wishlists"

interface Hinted {
  readonly hint: string
  /** Whoever may do it without being logged in: then nobody is named. */
  readonly anybody?: true
  /** Staff do it to the customer whom the path names. */
  readonly by_staff?: true
}

/** Says who did it, once the route has: of it no event tells. */
function say({ hint, anybody, by_staff }: Hinted) {
  return (
    req: MedusaRequest & { auth_context?: { actor_id?: string } },
    res: MedusaResponse,
    next: MedusaNextFunction
  ): void => {
    const { id } = req.params
    res.on("finish", () => {
      const customer_id = by_staff ? id : req.auth_context?.actor_id
      if ((customer_id || anybody) && res.statusCode < 400) {
        const said = { name: hint, data: customer_id ? { customer_id } : {} }
        const sent = req.scope.resolve(Modules.EVENT_BUS).emit(said)
        // The sweep finds what is not heard.
        sent.catch(() => undefined)
      }
    })
    next()
  }
}

const routes: Readonly<Record<string, Hinted>> = {
  "/store/wishlists*": { hint: touched },
  "/store/customers/me/wishlist*": { hint: touched },
  "/store/customers/me/addresses/:address_id": { hint: addressTouched },
  "/admin/customers/:id/addresses/:address_id": {
    hint: addressTouched,
    by_staff: true,
  },
  "/store/store-credit-accounts/claim": { hint: claimed },
  "/auth/verification/confirm": { hint: verified, anybody: true },
}

/** Routes on which is done what nothing announces, but rows tell. */
export const hintedRoutes: MiddlewareRoute[] = Object.entries(routes).map(
  ([matcher, hinted]) => ({
    matcher,
    methods: ["POST", "PUT", "DELETE"],
    middlewares: [say(hinted)],
  })
)
