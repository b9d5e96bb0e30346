import type { MedusaContainer } from "@medusajs/framework/types"
import { wakeAnnouncements } from "../announcements/wake-announcements"
import type { CouponHold } from "../modules/ladder/contract"
import { ladderOf } from "../modules/ladder/ladder-of"
import { queryShop, type ShopStatement } from "../shop/query-shop"

/** Whose coupons are asked about. */
interface Shopper {
  readonly customer_id: string
  /** What the shopper logged in with, where somebody is logged in. */
  readonly auth_identity_id?: string | undefined
}

/**
 * By what the shopper logged in with and by the customer's own address: nothing
 * leads from a customer to all of it. A password that was set on registering has
 * not been changed.
 */
const lastChange: ShopStatement = {
  name: "ladder-password-changed",
  text: `
  select max(p.updated_at) as changed_at
  from provider_identity p
  join auth_identity i on i.id = p.auth_identity_id and i.deleted_at is null
  where p.id in (
      select id from provider_identity where auth_identity_id = ?
      union
      select own.id from customer c
      join provider_identity own
        on own.entity_id = c.email and own.provider = 'emailpass'
      where c.id = ?)
    and p.provider = 'emailpass' and p.deleted_at is null
    and i.app_metadata->>'customer_id' = ?
    and p.updated_at > p.created_at + interval '1 second'
    and p.updated_at > now() - ?::integer * interval '1 minute'`,
}

/**
 * Until when this shopper's coupons are on hold; null: they are not. The row that
 * the shop keeps of a password says when it was changed, and is read each time a
 * coupon is about to be used: a hold cannot be lost, whatever died after the
 * change. What is found is noted, and the owner told, once.
 */
export async function couponHoldOf(
  container: MedusaContainer,
  { customer_id, auth_identity_id = "" }: Shopper
): Promise<CouponHold | null> {
  const ladder = ladderOf(container)
  const minutes = ladder.settings().password_hold_minutes
  if (minutes === "off") {
    return null
  }
  const { holds } = ladder
  const [found] = await queryShop<{ changed_at: Date | null }>(
    container,
    lastChange,
    [auth_identity_id, customer_id, customer_id, minutes]
  )
  const changed_at = found?.changed_at
  if (changed_at && (await holds.note({ customer_id, changed_at }, minutes))) {
    void wakeAnnouncements(container)
  }
  return await holds.of(customer_id)
}

const customerBehind = `
  select app_metadata->>'customer_id' as customer_id
  from auth_identity where id = ? and deleted_at is null`

/** A password was changed just now: whose it is hears of it, if there are coupons. */
export async function noteChangedPassword(
  container: MedusaContainer,
  auth_identity_id: string
): Promise<void> {
  const [row] = await queryShop<{ customer_id: string | null }>(
    container,
    customerBehind,
    [auth_identity_id]
  )
  if (row?.customer_id) {
    const { customer_id } = row
    await couponHoldOf(container, { customer_id, auth_identity_id })
  }
}
