import type { MedusaContainer } from "@medusajs/framework/types"
import { ladderOf } from "../modules/ladder/ladder-of"
import type { OfferTerms } from "../modules/ladder/types"
import type { Amounts } from "../params"
import type { CouponSettings } from "./coupon-settings"
import { accountsIn } from "./group-offers"
import { countRows } from "./medusa"

/** Customers looked at one by one; of larger groups the rest is not known. */
const looked_at_max = 10_000

/** What an offer would come to. */
export interface OfferPreview {
  /** Who would get a coupon. */
  readonly customers: number
  /** Have theirs of this offer already. */
  readonly existing: number
  /** Take no part in the ladder, and get none. */
  readonly absent: number
  /** Members without an account, who get none. */
  readonly guests: number
  /** False: so large a group that only the first were looked at. */
  readonly exact: boolean
  /**
   * What it costs at most, in minor units, when all are used in that currency.
   * Null where it depends on the orders.
   */
  readonly cost: Amounts | null
}

/** Counts before anything is given: to whom, and what it may cost. */
export async function previewOffer(
  container: MedusaContainer,
  terms: Pick<
    OfferTerms,
    "ladder_id" | "customer_group_id" | "offer_key" | "settings"
  >
): Promise<OfferPreview> {
  const groups = { id: terms.customer_group_id }
  const [members, accounts, looked] = await Promise.all([
    countRows(container, "customer", { groups }),
    countRows(container, "customer", { groups, has_account: true }),
    countExisting(container, terms),
  ])
  const without = looked.existing + looked.absent
  const customers = Math.max(0, accounts - without)
  return {
    customers,
    existing: looked.existing,
    absent: looked.absent,
    guests: members - accounts,
    exact: looked.exact,
    cost: costOf(terms.settings, customers),
  }
}

async function countExisting(
  container: MedusaContainer,
  {
    ladder_id,
    customer_group_id,
    offer_key,
  }: Omit<OfferTerms, "name" | "kind" | "settings">
): Promise<{ existing: number; absent: number; exact: boolean }> {
  const { offers } = ladderOf(container)
  let existing = 0
  let absent = 0
  let after = ""
  for (let looked = 0; looked < looked_at_max;) {
    const ids = await accountsIn(container, customer_group_id, { after })
    const last = ids.at(-1)
    if (last === undefined) {
      return { existing, absent, exact: true }
    }
    existing += await offers.countOffered(ladder_id, offer_key, ids)
    absent += await offers.countAbsent(ladder_id, ids)
    looked += ids.length
    after = last
  }
  return { existing, absent, exact: false }
}

function costOf(
  { amounts }: CouponSettings,
  customers: number
): OfferPreview["cost"] {
  return amounts === undefined
    ? null
    : Object.fromEntries(
        Object.entries(amounts).map(([currency, amount]) => [
          currency,
          amount * customers,
        ])
      )
}
