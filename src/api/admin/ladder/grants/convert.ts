import type { GrantRecord } from "../../../../modules/ladder/types"
import type { AdminGrant } from "../../../../types/http"
import { pick } from "../../../pick"

export function fromGrant(grant: GrantRecord): AdminGrant {
  return pick(grant, [
    "id",
    "ladder_id",
    "reward",
    "name",
    "kind",
    "member_id",
    "customer_id",
    "state",
    "code",
    "settings",
    "promotion_id",
    "issued_at",
    "expires_at",
    "redeemed_at",
    "order_id",
    "discount",
    "renews",
    "reason",
    "tries",
    "created_at",
  ])
}
