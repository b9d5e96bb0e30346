import type { OfferRun } from "../../../../modules/ladder/types"
import type { AdminOffer } from "../../../../types/http"
import { pick } from "../../../pick"

/** Without the customer it has got to: nobody needs to know. */
export function fromRun(run: OfferRun): AdminOffer {
  return pick(run, [
    "id",
    "ladder_id",
    "customer_group_id",
    "offer_key",
    "name",
    "kind",
    "settings",
    "state",
    "customers",
    "created",
    "existing",
    "reason",
    "started_at",
    "updated_at",
  ])
}
