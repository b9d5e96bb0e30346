import type { MedusaContainer } from "@medusajs/framework/types"
import type { GrantRecord } from "../../modules/ladder/types"
import { ladderOf } from "../../modules/ladder/ladder-of"
import { rungCode } from "../../rewards/levels/rung-discount"
import { wakeOutbox } from "../../rewards/wake-outbox"
import { Refusal } from "../refusal"
import type { GuardedCart } from "./guarded-cart"

/**
 * Refuses to complete a cart with a discount that its customer no longer has.
 * The ledger knows of a refund at once, the shop's promotions and carts follow
 * a moment later, or a minute when a worker died: nothing is sold in between.
 *
 * @throws Refusal 409, having seen to it that the cart follows now
 */
export async function refuseTakenBack(
  scope: MedusaContainer,
  cart: GuardedCart,
  coupons: readonly GrantRecord[]
): Promise<void> {
  const lost =
    cart.held.length === 0
      ? []
      : [...lostCoupons(coupons), ...(await lostRungs(scope, cart))]
  if (lost.length > 0) {
    void wakeOutbox(scope)
    throw new Refusal(
      409,
      `The discount ${lost.join(", ")} is no longer valid and is being taken out: look at the new total of the cart and complete it again`
    )
  }
}

function lostCoupons(coupons: readonly GrantRecord[]): string[] {
  return coupons
    .filter(({ state }) => state === "revoked" || state === "expired")
    .map(({ code }) => code)
}

/** A rung above the customer's own; below it a cart may lag behind. */
async function lostRungs(
  scope: MedusaContainer,
  { held, customer_id }: GuardedCart
): Promise<string[]> {
  const codes = new Set(held.map(({ code }) => code))
  const ladder = ladderOf(scope)
  const rungs = (await ladder.ladders.listRungs()).filter((rung) =>
    codes.has(rungCode(rung))
  )
  const standings =
    rungs.length > 0 ? await ladder.reports.standingsOf(customer_id ?? "") : []
  const rungOn = new Map(standings.map(({ ladder, rung }) => [ladder.id, rung]))
  return rungs
    .filter(
      ({ ladder_id, position }) => (rungOn.get(ladder_id) ?? 0) < position
    )
    .map(({ name }) => name)
}
