import { MedusaError } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import type { MedusaContainer } from "@medusajs/framework/types"
import { checkReward } from "../../ladder-document"
import { faultText } from "../../ladder-document/faults"
import { ladderOf } from "../../modules/ladder/ladder-of"
import { system } from "../../modules/ladder/types"
import { finishOffer } from "../../rewards/group-offers"
import { readRows } from "../../rewards/medusa"
import { wakeOutbox } from "../../rewards/wake-outbox"

const kind = "coupon"

export interface OfferGroupCouponsInput {
  readonly ladder_id: string
  readonly customer_group_id: string
  /** What makes it happen once: the same key gives nobody a second coupon. */
  readonly offer_key: string
  readonly name: string
  /** The coupon kind's own settings. */
  readonly settings: Readonly<Record<string, unknown>>
}

export interface OfferGroupCouponsResult {
  /** Members of the group that have an account. */
  readonly customers: number
  readonly created: number
  /** Had their coupon of this offer before. */
  readonly existing: number
}

/**
 * Offers a coupon to every customer of the group and stays until all have
 * theirs. After a crash the outbox goes on by itself, and so does the same call.
 * The outbox makes the coupons. Guests get none: a coupon is used logged in.
 */
export const offerGroupCouponsStep = createStep(
  "ladder-offer-group-coupons-step",
  async (input: OfferGroupCouponsInput, { container }) => {
    await refuseUnknownOffer(container, input)
    const run = await finishOffer(
      container,
      await ladderOf(container).offers.start({ ...input, kind }, system)
    )
    void wakeOutbox(container)
    const { customers, created, existing } = run
    return new StepResponse<OfferGroupCouponsResult>({
      customers,
      created,
      existing,
    })
  }
)

/** @throws MedusaError not_found, invalid_data */
export async function refuseUnknownOffer(
  container: MedusaContainer,
  {
    ladder_id,
    customer_group_id,
    settings,
  }: Pick<
    OfferGroupCouponsInput,
    "ladder_id" | "customer_group_id" | "settings"
  >
): Promise<void> {
  const faults = checkReward(kind, settings, "")
  if (faults.length > 0) {
    throw new MedusaError(MedusaError.Types.INVALID_DATA, faultText(faults))
  }
  await ladderOf(container).ladders.retrieveLadder(ladder_id)
  const groups = await readRows(container, "customer_group", ["id"], {
    id: customer_group_id,
  })
  if (groups.length === 0) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `There is no customer group "${customer_group_id}"`
    )
  }
}
