import { defineMiddlewares } from "@medusajs/framework/http"
import { adminRoutes } from "./admin/ladder/middlewares"
import { cartGuards } from "./guards/cart-guards"
import { pluginRoutes } from "./hints/plugin-routes"
import { storeRoutes } from "./store/ladder/middlewares"

/** Everything this plugin hangs into the shop's HTTP routes. */
export default defineMiddlewares({
  routes: [...cartGuards, ...adminRoutes, ...storeRoutes, ...pluginRoutes],
})
