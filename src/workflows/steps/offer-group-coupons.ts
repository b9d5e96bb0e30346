import { MedusaError } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import type { MedusaContainer } from "@medusajs/framework/types"
import { checkReward } from "../../ladder-document"
import { faultText } from "../../ladder-document/faults"
import { ladderOf } from "../../modules/ladder/ladder-of"
import { readRows } from "../../rewards/medusa"
import { wakeOutbox } from "../../rewards/wake-outbox"

/** Customers in one transaction. */
const customers_per_page = 500

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
 * Writes a grant for every customer of the group, a page at a time, each page
 * for itself: after a crash the same call goes on where it stopped, because
 * the offer key skips whoever has theirs. The outbox makes the coupons. Guests
 * get none: a coupon is used logged in.
 */
export const offerGroupCouponsStep = createStep(
  "ladder-offer-group-coupons-step",
  async (input: OfferGroupCouponsInput, { container }) => {
    await refuseUnknown(container, input)
    const result = { customers: 0, created: 0, existing: 0 }
    for await (const customer_ids of pagesOf(container, input)) {
      const { ladder_id, offer_key, name, settings } = input
      const { created, existing } = await ladderOf(
        container
      ).outbox.offerGrants({
        ladder_id,
        offer_key,
        name,
        kind,
        settings,
        customer_ids,
      })
      result.customers += customer_ids.length
      result.created += created
      result.existing += existing
    }
    void wakeOutbox(container)
    return new StepResponse<OfferGroupCouponsResult>(result)
  }
)

async function refuseUnknown(
  container: MedusaContainer,
  { ladder_id, customer_group_id, settings }: OfferGroupCouponsInput
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

async function* pagesOf(
  container: MedusaContainer,
  { customer_group_id }: OfferGroupCouponsInput
): AsyncGenerator<string[]> {
  for (let after = ""; ;) {
    const rows = await readRows<{ id: string }>(
      container,
      "customer",
      ["id"],
      {
        groups: { id: customer_group_id },
        has_account: true,
        id: { $gt: after },
      },
      { take: customers_per_page, order: { id: "ASC" } }
    )
    const last = rows.at(-1)
    if (!last) {
      return
    }
    yield rows.map(({ id }) => id)
    after = last.id
  }
}
