import { defineMiddlewares } from "@medusajs/framework/http"
import { adminRoutes } from "./admin/ladder/middlewares"
import { storeRoutes } from "./store/ladder/middlewares"

/** Everything this plugin hangs into the shop's HTTP routes. */
export default defineMiddlewares({
  routes: [...adminRoutes, ...storeRoutes],
})
