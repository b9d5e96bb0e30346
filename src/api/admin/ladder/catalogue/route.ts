import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { attributesOf, conversionTypes } from "../../../../conversions"
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
      ...pick(type, ["name", "label", "description", "trust"]),
      from: [...type.from],
      spend: type.spend ?? false,
      valued: type.spend ?? type.valued ?? false,
      cap_advised: type.repeatable ?? type.trust === "browser",
      undoes: type.undoes ?? null,
      attributes: attributesOf(type),
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
