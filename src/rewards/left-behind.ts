import type { MedusaContainer } from "@medusajs/framework/types"
import { ladderOf } from "../modules/ladder/ladder-of"
import type { ClaimedGrant } from "../modules/ladder/types"
import { queryShop } from "../shop/query-shop"
import { metadataOf } from "./coupon-promotion"
import { runWorkflow } from "./medusa"

/** A coupon of ours in the shop that can still be used, or was. */
interface Left {
  readonly id: string
  readonly code: string
  readonly used: number | null
  readonly ladder_grant: string
  readonly ladder_id: string | null
  readonly ladder_reward: string | null
  readonly ladder_member: string | null
}

/**
 * Coupons the shop has already for these grants, by the grant's id. There are
 * some where the ladder's tables alone were set back, to a backup or a copy, and
 * told again what happened since: a reward whose coupon is still in the shop is
 * granted anew, with another code, and its customer would have two. The one that
 * is there is taken instead, with its code.
 *
 * A promotion names its grant, so one that names none there is was left behind.
 */
export async function takeLeftBehind(
  container: MedusaContainer,
  grants: readonly ClaimedGrant[]
): Promise<ReadonlyMap<string, Left>> {
  const coupons = await couponsFor(container, grants)
  if (coupons.length === 0) {
    return new Map()
  }
  const { outbox } = ladderOf(container)
  const known = await outbox.existing(coupons.map((one) => one.ladder_grant))
  const left = new Map(
    grants.flatMap((grant) => {
      const own = coupons.find(
        (one) =>
          one.ladder_id === grant.ladder_id &&
          one.ladder_reward === grant.reward &&
          one.ladder_member === grant.member_id &&
          // It names this grant where a try before this one was killed.
          (one.ladder_grant === grant.id || !known.has(one.ladder_grant))
      )
      return own ? [[grant.id, own] as const] : []
    })
  )
  if (left.size > 0) {
    await rename(container, grants, left)
  }
  return left
}

/** The promotion first: until the grant has its code it is found here again. */
async function rename(
  container: MedusaContainer,
  grants: readonly ClaimedGrant[],
  left: ReadonlyMap<string, Left>
): Promise<void> {
  await runWorkflow(container, "update-promotions", {
    promotionsData: grants.flatMap((grant) => {
      const id = left.get(grant.id)?.id
      return id === undefined ? [] : [{ id, metadata: metadataOf(grant) }]
    }),
  })
  await ladderOf(container).outbox.takeCodes(
    [...left].map(([id, { code }]) => ({ id, code }))
  )
}

/**
 * Latest first. Most customers have no personal coupon yet, which an index
 * tells; from its rule to a promotion Medusa has none, so that only whose
 * customers have one wait for a look through all.
 */
async function couponsFor(
  container: MedusaContainer,
  grants: readonly ClaimedGrant[]
): Promise<Left[]> {
  const rules =
    grants.length === 0
      ? []
      : await queryShop<{ id: string }>(
          container,
          {
            name: "ladder-rules-for-customers",
            text: `
select distinct promotion_rule_id as id from promotion_rule_value
where value = any(?) and deleted_at is null`,
          },
          [[...new Set(grants.map(({ customer_id }) => customer_id))]]
        )
  return rules.length === 0
    ? []
    : await queryShop<Left>(
        container,
        {
          name: "ladder-coupons-by-rule",
          text: `
select p.id, p.code, p.used, p.metadata->>'ladder_grant' as ladder_grant,
  p.metadata->>'ladder_id' as ladder_id,
  p.metadata->>'ladder_reward' as ladder_reward,
  p.metadata->>'ladder_member' as ladder_member
from promotion_promotion_rule r join promotion p on p.id = r.promotion_id
where r.promotion_rule_id = any(?) and p.deleted_at is null
  and p.code is not null and p."limit" > 0
  and p.metadata->>'ladder_grant' is not null
order by p.id desc`,
        },
        [rules.map(({ id }) => id)]
      )
}
