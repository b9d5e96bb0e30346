import type { MedusaContainer } from "@medusajs/framework/types"
import { ladderOf } from "../modules/ladder/ladder-of"
import type { OfferRun } from "../modules/ladder/types"
import { reasonOf } from "./all-or-each"
import { readRows } from "./medusa"

/** Customers in one transaction. */
const customers_per_page = 500

/**
 * Goes on with offers to customer groups, up to `limit` customers, so that what
 * was offered is issued between. Tells whether there is more to do. What fails
 * keeps its reason and is tried again later.
 */
export async function runGroupOffers(
  container: MedusaContainer,
  limit: number
): Promise<boolean> {
  const { offers } = ladderOf(container)
  for (let left = limit; left > 0;) {
    const run = await offers.claim()
    if (!run) {
      return false
    }
    try {
      const now = await goOn(container, run, left)
      left -= now.customers - run.customers
      if (now.state === "running") {
        await offers.release(run.id)
      }
    } catch (error) {
      await offers.fail(run.id, reasonOf(error))
    }
  }
  return true
}

/** Goes through an offer to its end, whoever else is at it. */
export async function finishOffer(
  container: MedusaContainer,
  run: OfferRun
): Promise<OfferRun> {
  return await goOn(container, run, Infinity)
}

async function goOn(
  container: MedusaContainer,
  run: OfferRun,
  limit: number
): Promise<OfferRun> {
  const { offers } = ladderOf(container)
  let now = run
  while (now.state === "running" && now.customers - run.customers < limit) {
    const customer_ids = await accountsIn(container, now.customer_group_id, {
      after: now.last_customer,
    })
    now = await offers.offerPage(now.id, now.last_customer, customer_ids)
  }
  return now
}

/** Members of a group with an account, a page in the order of their ids. */
export async function accountsIn(
  container: MedusaContainer,
  customer_group_id: string,
  { after }: { readonly after: string }
): Promise<string[]> {
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
  return rows.map(({ id }) => id)
}
