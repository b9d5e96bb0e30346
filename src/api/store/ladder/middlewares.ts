import type { MiddlewareRoute } from "@medusajs/framework/http"
import { authenticate } from "@medusajs/framework/http"
import { checkAnswer } from "../../check-answer"
import { checkRequest } from "../../check-request"
import { joinVisitor, sentEvents } from "../../storefront/sent-events"
import { anyShopper } from "../../storefront/shop-front-origin"
import * as answers from "./responses"
import { acceptInvite, couponParams, optOut, shareLink } from "./validators"

/**
 * The shopper's own ladder: for the customer logged in, nobody else. Events are
 * sent by visitors, too.
 */
export const storeRoutes: MiddlewareRoute[] = [
  {
    matcher: "/store/ladder",
    methods: ["GET"],
    middlewares: [
      authenticate("customer", ["session", "bearer"]),
      checkRequest({}),
      checkAnswer(answers.storeLadder),
    ],
  },
  {
    matcher: "/store/ladder/coupons/:code",
    methods: ["GET"],
    middlewares: [
      authenticate("customer", ["session", "bearer"]),
      checkRequest({ params: couponParams }),
      checkAnswer(answers.storeCoupon),
    ],
  },
  {
    matcher: "/store/ladder/opt-out",
    methods: ["POST"],
    bodyParser: { sizeLimit: "1kb" },
    middlewares: [
      authenticate("customer", ["session", "bearer"]),
      checkRequest({ body: optOut }),
      checkAnswer(answers.storeOptOut),
    ],
  },
  {
    matcher: "/store/ladder/opt-out",
    methods: ["DELETE"],
    middlewares: [
      authenticate("customer", ["session", "bearer"]),
      checkRequest({ query: optOut }),
      checkAnswer(answers.storeOptOut),
    ],
  },
  {
    matcher: "/store/ladder/share-links",
    methods: ["POST"],
    bodyParser: { sizeLimit: "4kb" },
    middlewares: [
      authenticate("customer", ["session", "bearer"]),
      checkRequest({ body: shareLink }),
      checkAnswer(answers.storeShareLink),
    ],
  },
  {
    matcher: "/store/ladder/invite",
    methods: ["GET"],
    middlewares: [
      authenticate("customer", ["session", "bearer"]),
      checkRequest({}),
      checkAnswer(answers.storeInvite),
    ],
  },
  {
    matcher: "/store/ladder/invite/accept",
    methods: ["POST"],
    bodyParser: { sizeLimit: "1kb" },
    middlewares: [
      authenticate("customer", ["session", "bearer"]),
      checkRequest({ body: acceptInvite }),
      checkAnswer(answers.storeAcceptInvite),
    ],
  },
  {
    matcher: "/store/ladder/events",
    methods: ["POST"],
    bodyParser: { sizeLimit: "100kb" },
    middlewares: [
      anyShopper,
      checkRequest({ body: sentEvents }),
      checkAnswer(answers.storeSentEvents),
    ],
  },
  {
    matcher: "/store/ladder/visitors",
    methods: ["POST"],
    bodyParser: { sizeLimit: "1kb" },
    middlewares: [checkRequest({}), checkAnswer(answers.storeVisitor)],
  },
  {
    matcher: "/store/ladder/visitors/join",
    methods: ["POST"],
    bodyParser: { sizeLimit: "1kb" },
    middlewares: [
      authenticate("customer", ["session", "bearer"]),
      checkRequest({ body: joinVisitor }),
      checkAnswer(answers.storeJoined),
    ],
  },
]
