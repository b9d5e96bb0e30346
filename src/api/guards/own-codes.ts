import type { MedusaContainer } from "@medusajs/framework/types"
import type { GrantRecord } from "../../modules/ladder/types"
import { normaliseCode } from "../../rewards/code"
import { ladderOf } from "../../modules/ladder/ladder-of"
import { Refusal } from "../refusal"
import type { GuardedCart } from "./guarded-cart"

/** Codes in one request. */
const codes_max = 100

/**
 * Our grants among codes as typed, and the codes as Medusa knows them.
 *
 * @throws Refusal 400 for more codes than anybody has
 */
export async function readCodes(
  scope: MedusaContainer,
  codes: readonly string[]
): Promise<{ grants: readonly GrantRecord[]; codes: string[] }> {
  if (codes.length > codes_max) {
    throw new Refusal(
      400,
      `promo_codes: has ${codes.length} codes; at most ${codes_max} are allowed`
    )
  }
  const typed = codes.map(normaliseCode)
  const grants =
    typed.length === 0 ? [] : await ladderOf(scope).outbox.grantsByCode(typed)
  const ours = new Set(grants.map(({ code }) => code))
  return {
    grants,
    codes: codes.map((code) => {
      const normal = normaliseCode(code)
      return ours.has(normal) ? normal : code
    }),
  }
}

/**
 * Refuses coupons of this customer's own that the request could not use, with
 * the reason. Medusa would take the code and give no discount without a word.
 *
 * @throws Refusal 400
 */
export function refuseUnusable(
  grants: readonly GrantRecord[],
  customer_id: string | null,
  cart: Pick<GuardedCart, "customer_id"> | null
): void {
  for (const grant of grants) {
    const why = whyUnusable(grant, customer_id, cart)
    if (why !== null) {
      throw new Refusal(400, `The code ${grant.code} ${why}`)
    }
  }
}

function whyUnusable(
  grant: GrantRecord,
  customer_id: string | null,
  cart: Pick<GuardedCart, "customer_id"> | null
): string | null {
  if (grant.state === "redeemed") {
    return "has been used"
  }
  if (isOver(grant)) {
    return "is no longer valid"
  }
  if (cart && cart.customer_id !== customer_id) {
    return "works in your own cart only: take this cart over first, with POST /store/carts/:id/customer"
  }
  return null
}

/** The grants behind the personal coupons that a cart holds. */
export async function couponsIn(
  scope: MedusaContainer,
  { held }: Pick<GuardedCart, "held">
): Promise<readonly GrantRecord[]> {
  const codes = held
    .filter(({ grant_id }) => grant_id !== null)
    .map(({ code }) => code)
  return codes.length === 0 ? [] : ladderOf(scope).outbox.grantsByCode(codes)
}

/** Those that can still be used: the rest go with the cart's next change. */
export function stillOpen(grants: readonly GrantRecord[]): GrantRecord[] {
  return grants.filter((grant) => !isOver(grant))
}

function isOver({ state }: GrantRecord): boolean {
  return state === "redeemed" || state === "revoked" || state === "expired"
}
