import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
  MiddlewareRoute,
} from "@medusajs/framework/http"
import { Modules } from "@medusajs/framework/utils"
import { claimed } from "../../sources/gift-cards/find-cards"
import { touched } from "../../sources/wishlists"

/** Says who did it, once the plugin's own route has: of it no event tells. */
function hint(name: string) {
  return (
    req: MedusaRequest & { auth_context?: { actor_id?: string } },
    res: MedusaResponse,
    next: MedusaNextFunction
  ): void => {
    res.on("finish", () => {
      const customer_id = req.auth_context?.actor_id
      if (customer_id && res.statusCode < 400) {
        const said = { name, data: { customer_id } }
        const sent = req.scope.resolve(Modules.EVENT_BUS).emit(said)
        // The sweep finds what is not heard.
        sent.catch(() => undefined)
      }
    })
    next()
  }
}

const routes: Readonly<Record<string, string>> = {
  "/store/wishlists*": touched,
  "/store/customers/me/wishlist*": touched,
  "/store/store-credit-accounts/claim": claimed,
}

/** Routes of other plugins on which customers do what nothing announces. */
export const pluginRoutes: MiddlewareRoute[] = Object.entries(routes).map(
  ([matcher, name]) => ({
    matcher,
    methods: ["POST", "PUT", "DELETE"],
    middlewares: [hint(name)],
  })
)
