import type { MiddlewareRoute } from "@medusajs/framework/http"
import { authenticate } from "@medusajs/framework/http"
import { checkAnswer } from "../../check-answer"
import { checkRequest } from "../../check-request"
import { storeCoupon, storeLadder, storeOptOut } from "./responses"
import { couponParams, optOut } from "./validators"

/** The shopper's own ladder: for the customer logged in, nobody else. */
export const storeRoutes: MiddlewareRoute[] = [
  {
    matcher: "/store/ladder",
    methods: ["GET"],
    middlewares: [
      authenticate("customer", ["session", "bearer"]),
      checkRequest({}),
      checkAnswer(storeLadder),
    ],
  },
  {
    matcher: "/store/ladder/coupons/:code",
    methods: ["GET"],
    middlewares: [
      authenticate("customer", ["session", "bearer"]),
      checkRequest({ params: couponParams }),
      checkAnswer(storeCoupon),
    ],
  },
  {
    matcher: "/store/ladder/opt-out",
    methods: ["POST"],
    bodyParser: { sizeLimit: "1kb" },
    middlewares: [
      authenticate("customer", ["session", "bearer"]),
      checkRequest({ body: optOut }),
      checkAnswer(storeOptOut),
    ],
  },
  {
    matcher: "/store/ladder/opt-out",
    methods: ["DELETE"],
    middlewares: [
      authenticate("customer", ["session", "bearer"]),
      checkRequest({ query: optOut }),
      checkAnswer(storeOptOut),
    ],
  },
]
