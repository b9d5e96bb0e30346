import type { MiddlewareRoute } from "@medusajs/framework/http"
import { checkAnswer } from "../check-answer"
import { checkRequest } from "../check-request"
import { storeSentEvents } from "../store/ladder/responses"
import { jsonInText } from "./json-in-text"
import { keyQuery, requireKey } from "./require-key"
import { sentEvents } from "./sent-events"
import {
  answerPreflight,
  onlyShopFronts,
  shopperOfPage,
} from "./shop-front-origin"

/** What Medusa does for `/store` by itself is done here: key, origin, log-in. */
export const beaconRoutes: MiddlewareRoute[] = [
  {
    matcher: "/ladder/events",
    methods: ["POST"],
    bodyParser: { sizeLimit: "64kb" },
    middlewares: [
      onlyShopFronts,
      jsonInText,
      checkRequest({ query: keyQuery, body: sentEvents }),
      requireKey,
      shopperOfPage,
      checkAnswer(storeSentEvents),
    ],
  },
]

export const beaconPreflight: MiddlewareRoute = {
  matcher: "/ladder/events",
  methods: ["OPTIONS"],
  middlewares: [onlyShopFronts, answerPreflight],
}
