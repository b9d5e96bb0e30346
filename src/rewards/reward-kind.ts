import type { MedusaContainer } from "@medusajs/framework/types"
import type { Fault, ParamSpecs } from "../params"
import type { ClaimedGrant } from "../modules/ladder/types"

/** What issuing made, kept on the grant. */
export interface Issued {
  readonly promotion_id: string
  /** It was there already, and these orders have it. */
  readonly order_ids?: readonly string[]
}

/** How a revocation ended: the grant is worthless now, or was used before. */
export type Revoked =
  | { readonly outcome: "voided" }
  | { readonly outcome: "redeemed"; readonly order_ids: readonly string[] }

/**
 * A kind of edge reward: one file, one line in `index.ts`. Everything it makes
 * is named after the grant, so that a retry finds what an earlier try made.
 *
 * `issue` and `revoke` take many grants at once, because Medusa makes
 * promotions fifteen times faster in hundreds. They answer for every grant, by
 * its id, or throw; the outbox then tries each grant by itself.
 */
export interface RewardKind {
  readonly name: string
  readonly label: string
  /** It is worth money, so it is never given for what anybody can claim. */
  readonly money: boolean
  /** Settings, for validation and forms. */
  readonly params: ParamSpecs
  /** Faults beyond what the settings' description says. */
  check(settings: Readonly<Record<string, unknown>>, path: string): Fault[]
  /** Issues the grants, or finds them issued. Safe to call again. */
  issue(
    container: MedusaContainer,
    grants: readonly ClaimedGrant[]
  ): Promise<ReadonlyMap<string, Issued>>
  /** Makes what was issued worthless, also in open carts. Safe to call again. */
  revoke(
    container: MedusaContainer,
    grants: readonly ClaimedGrant[]
  ): Promise<ReadonlyMap<string, Revoked>>
}
