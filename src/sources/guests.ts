import type { MedusaContainer } from "@medusajs/framework/types"
import { ladderOf } from "../modules/ladder/ladder-of"
import { queryShop, type ShopStatement } from "../shop/query-shop"

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

/**
 * Joins guests to the account that verified their address first, unless somebody
 * has decided otherwise. Tells how many.
 */
export async function joinVerifiedGuests(
  container: MedusaContainer,
  by: "verifications" | "customers",
  ids: readonly string[]
): Promise<number> {
  const ladder = ladderOf(container)
  if (ladder.settings().guests !== "verified") {
    return 0
  }
  const statement = by === "verifications" ? ofVerifications : ofCustomers
  const pairs = await queryShop<Pair>(container, statement, [ids])
  const undecided = new Set(
    await ladder.guests.undecided(pairs.map(({ guest_id }) => guest_id))
  )
  let joined = 0
  for (const { guest_id, customer_id } of pairs) {
    if (undecided.delete(guest_id)) {
      const done = await ladder.guests.join(guest_id, customer_id, {
        actor_id: "system",
        reason: "address_verified",
      })
      joined += Number(done)
    }
  }
  return joined
}
