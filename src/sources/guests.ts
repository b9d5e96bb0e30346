import type { MedusaContainer } from "@medusajs/framework/types"
import { ladderOf } from "../modules/ladder/ladder-of"
import { queryShop, type ShopStatement } from "../shop/query-shop"
import { nextVerified } from "./verifications"

interface Pair {
  readonly guest_id: string
  readonly customer_id: string
}

/**
 * Guests whose address an account has verified as its own. The account's log-in
 * by password leads to what it verified, for that alone has an index.
 */
const pairsWhere = (which: string): string => `
select g.id as guest_id, c.id as customer_id
from auth_verification v
join auth_identity i on i.id = v.auth_identity_id
join customer c on c.id = i.app_metadata->>'customer_id'
  and c.has_account and c.deleted_at is null
join customer g on g.email in (v.entity_id, lower(v.entity_id))
  and not g.has_account and g.deleted_at is null
where v.entity_type = 'email' and v.verified_at is not null
  and v.deleted_at is null and ${which}
order by v.verified_at, c.id`

const ofVerifications: ShopStatement = {
  name: "ladder-guests-of-verifications",
  text: pairsWhere("v.id = any(?)"),
}

const ofCustomers: ShopStatement = {
  name: "ladder-guests-of-customers",
  text: pairsWhere(`v.auth_identity_id in (
    select p.auth_identity_id from provider_identity p
    where p.provider = 'emailpass' and p.entity_id in (
      select email from customer where id = any(?)
    )
  )`),
}

const ofGuests: ShopStatement = {
  name: "ladder-verified-of-guests",
  text: pairsWhere("g.id = any(?)"),
}

/**
 * Joins guests to the account that verified their address first, unless somebody
 * has decided otherwise. Tells how many.
 */
export async function joinVerifiedGuests(
  container: MedusaContainer,
  by: "verifications" | "customers",
  ids: readonly string[]
): Promise<number> {
  const statement = by === "verifications" ? ofVerifications : ofCustomers
  return await join(container, await undecidedPairs(container, statement, ids))
}

/**
 * Joins guests who came once their address was verified. Nothing leads from an
 * address to who verified it, unless it is a log-in: the addresses on record are
 * gone through, a stretch in each sweep, and all are read where that finds
 * somebody. Tells how many.
 */
export async function joinLateGuests(
  container: MedusaContainer
): Promise<number> {
  const ids = await nextVerified(container)
  const late = await undecidedPairs(container, ofVerifications, ids)
  const guests = late.map(({ guest_id }) => guest_id)
  return await join(
    container,
    await undecidedPairs(container, ofGuests, guests)
  )
}

/** Pairs of guests of whom nobody has decided; who verified first comes first. */
async function undecidedPairs(
  container: MedusaContainer,
  statement: ShopStatement,
  ids: readonly string[]
): Promise<Pair[]> {
  const ladder = ladderOf(container)
  if (ladder.settings().guests !== "verified" || ids.length === 0) {
    return []
  }
  const pairs = await queryShop<Pair>(container, statement, [ids])
  const undecided = new Set(
    await ladder.guests.undecided(pairs.map(({ guest_id }) => guest_id))
  )
  return pairs.filter(({ guest_id }) => undecided.has(guest_id))
}

/** Each guest once, to the first of those who verified the address. */
async function join(
  container: MedusaContainer,
  pairs: readonly Pair[]
): Promise<number> {
  const decided = new Set<string>()
  let joined = 0
  for (const { guest_id, customer_id } of pairs) {
    if (!decided.has(guest_id)) {
      decided.add(guest_id)
      const done = await ladderOf(container).guests.join(
        guest_id,
        customer_id,
        { actor_id: "system", reason: "address_verified" }
      )
      joined += Number(done)
    }
  }
  return joined
}
