import { defineMiddlewares } from "@medusajs/framework/http"
import { adminRoutes } from "./admin/ladder/middlewares"
import { cartGuards } from "./guards/cart-guards"
import { heardRoutes } from "./hints/heard-routes"
import { hintedRoutes } from "./hints/hinted-routes"
import { networkRoutes } from "./hints/network-routes"
import { passwordRoutes } from "./hints/password-routes"
import { linkRoutes } from "./ladder/middlewares"
import { beaconPreflight, beaconRoutes } from "./storefront/beacon-routes"
import { storeRoutes } from "./store/ladder/middlewares"

/** Everything this plugin hangs into the shop's HTTP routes. */
export default defineMiddlewares({
  routes: [
    ...cartGuards,
    ...adminRoutes,
    ...storeRoutes,
    ...linkRoutes,
    ...beaconRoutes,
    beaconPreflight,
    ...hintedRoutes,
    ...networkRoutes,
    ...heardRoutes,
    ...passwordRoutes,
  ],
})
