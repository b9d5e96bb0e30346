import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { factsOfCurrencies } from "../../../../rewards/money"
import { readyLadders } from "../../../../ready-ladders"
import type { AdminReadyLaddersResponse } from "../../../../types/http"
import { Refusal } from "../../../refusal"
import type { ReadyLaddersQuery } from "../preview/validators"

/** Ladders to begin with, made out for the shop's currency and zone. */
export const GET = async (
  req: MedusaRequest<unknown, ReadyLaddersQuery>,
  res: MedusaResponse<AdminReadyLaddersResponse>
) => {
  const { currency, zone } = req.validatedQuery
  const facts = await factsOfCurrencies(req.scope, [currency])
  const decimals = facts.get(currency)?.decimals
  if (decimals === undefined) {
    throw new Refusal(
      400,
      `currency: is "${currency}"; a currency the shop knows is wanted`
    )
  }
  res.json({
    ready_ladders: readyLadders.map(
      ({ name, label, description, documentFor }) => ({
        name,
        label,
        description,
        document: documentFor({ currency, decimals, zone }),
      })
    ),
  })
}
