import type { MiddlewareRoute } from "@medusajs/framework/http"
import { authenticate } from "@medusajs/framework/http"

/** Whoever is logged in is known; nobody has to be. */
const anybody = authenticate("customer", ["session", "bearer"], {
  allowUnauthenticated: true,
})

/** Signed links and pictures: for everybody, the token says what they are. */
export const linkRoutes: MiddlewareRoute[] = [
  { matcher: "/ladder/l/:token", methods: ["GET"], middlewares: [anybody] },
  { matcher: "/ladder/p/:picture", methods: ["GET"], middlewares: [anybody] },
]
