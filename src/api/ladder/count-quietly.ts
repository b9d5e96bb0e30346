import { setTimeout as sleep } from "node:timers/promises"
import type { MedusaRequest } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { wakeIfDue } from "../../rewards/wake-outbox"
import { countVisit } from "../../signed-links/count-visit"
import type { Link } from "../../signed-links/link"
import type { LinkBook } from "../../signed-links/link-book"
import { visitorOf } from "./visitor"

/** Nobody waits longer for a page because of us. */
const patience_ms = 2_000

/** Counts a visit. Whatever is in the way: who came by the link must go on. */
export async function countQuietly(
  req: MedusaRequest,
  book: LinkBook,
  link: Link
): Promise<void> {
  const { scope } = req
  const counting = countVisit(scope, book, link, visitorOf(req))
    .then((counted) => {
      if (counted) {
        void wakeIfDue(scope)
      }
    })
    .catch((error: unknown) => {
      scope
        .resolve(ContainerRegistrationKeys.LOGGER)
        .error(`ladder: a visit was not counted: ${String(error)}`)
    })
  await Promise.race([counting, sleep(patience_ms, undefined, { ref: false })])
}
