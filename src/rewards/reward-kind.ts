import type { MedusaContainer } from "@medusajs/framework/types"
import type { Fault, ParamSpecs } from "../engine"
import type { ClaimedGrant } from "../modules/ladder/types"

/** What issuing made, kept on the grant. */
export interface Issued {
  readonly promotion_id: string
}

/**
 * A kind of edge reward: one file, one line in `index.ts`. Everything it makes
 * is named after the grant, so that a retry finds what an earlier try made.
 */
export interface RewardKind {
  readonly name: string
  readonly label: string
  /** Settings, for validation and forms. */
  readonly params: ParamSpecs
  /** Faults beyond what the settings' description says. */
  check(settings: Readonly<Record<string, unknown>>, path: string): Fault[]
  /** Issues the grant, or finds it issued. Safe to call again after a crash. */
  issue(container: MedusaContainer, grant: ClaimedGrant): Promise<Issued>
  /** Makes what was issued worthless, also in open carts. Safe to call again. */
  revoke(container: MedusaContainer, grant: ClaimedGrant): Promise<void>
}
