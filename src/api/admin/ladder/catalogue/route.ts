import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { conversionTypes } from "../../../../conversions"
import { conditionKinds, limits } from "../../../../engine"
import { rewardKinds } from "../../../../rewards"
import type { AdminCatalogueResponse } from "../../../../types/http"
import { pick } from "../../../pick"

/** What there is to choose from: forms are drawn from this. */
export const GET = async (
  _req: MedusaRequest,
  res: MedusaResponse<AdminCatalogueResponse>
) => {
  res.json({
    event_types: conversionTypes.map((type) => ({
      ...pick(type, ["name", "label", "description"]),
      by_hand: type.by_hand ?? false,
      spend: type.spend ?? false,
      undoes: type.undoes ?? null,
      attributes: type.attributes.map(({ name, label }) => ({ name, label })),
    })),
    condition_kinds: conditionKinds.map((kind) =>
      pick(kind, ["name", "label", "params"])
    ),
    reward_kinds: rewardKinds.map((kind) =>
      pick(kind, ["name", "label", "params"])
    ),
    limits: { ...limits },
  })
}
