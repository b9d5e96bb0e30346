import { setTimeout as sleep } from "node:timers/promises"
import { admin, shopper } from "../logins"
import { say } from "../progress"
import type { Actors } from "./actors"
import { call, logIn, Storefront } from "./storefront"

const couponSecondsMax = 60
const hampers = { "AFTERNOON-HAMPER": 2, "CAST-IRON-POT": 1 }
const present = { "AFTERNOON-HAMPER": 1, "GLASS-CUPS": 1 }

/**
 * The day the demo is opened, played through the running shop's own API as
 * browsers would: several customers climb and get coupons, one coupon is used,
 * one order is refunded and takes the rung and the coupon back.
 */
export async function playToday(
  origin: string,
  key: string,
  actors: Actors
): Promise<void> {
  const storefront = new Storefront(origin, key)
  const staff = await logIn(origin, "user", admin)
  const buy = async (email: string, basket: Record<string, number>) => {
    const token = await logIn(origin, "customer", { ...shopper, email })
    const order_id = await storefront.buy(token, basket)
    const payment_id = await capture(origin, staff, order_id)
    return { token, payment_id }
  }
  for (const email of actors.to_regular) {
    await buy(email, present)
  }
  const climbers: Awaited<ReturnType<typeof buy>>[] = []
  for (const email of actors.to_connoisseur) {
    climbers.push(await buy(email, hampers))
  }
  await buy(shopper.email, { ...hampers, "CEREMONIAL-MATCHA": 2 })
  const { length } = [...actors.to_regular, ...climbers]
  say(`Today: ${length + 1} orders, each lifts somebody a rung`)
  const [first, second] = climbers
  if (first) {
    const code = await awaitCoupon(origin, key, first.token)
    const order_id = await storefront.buy(first.token, present, code)
    await capture(origin, staff, order_id)
    say(`Today: ${code} used at the next checkout`)
  }
  if (second) {
    const code = await awaitCoupon(origin, key, second.token)
    await call(`${origin}/admin/payments/${second.payment_id}/refund`, {
      token: staff,
      body: { note: "Sent back" },
    })
    say(`Today: an order refunded, its rung and ${code} taken back`)
  }
  const marta = await logIn(origin, "customer", shopper)
  await awaitCoupon(origin, key, marta)
}

/** Takes the money as staff does; answers the payment's id. */
async function capture(
  origin: string,
  token: string,
  order_id: string
): Promise<string> {
  const { order } = await call<{
    order: { payment_collections: { payments: { id: string }[] }[] }
  }>(
    `${origin}/admin/orders/${order_id}?fields=payment_collections.payments.id`,
    {
      token,
    }
  )
  const id = order.payment_collections[0]?.payments[0]?.id ?? ""
  await call(`${origin}/admin/payments/${id}/capture`, { token, body: {} })
  return id
}

/** The coupon is issued a moment after the order, never with it. */
async function awaitCoupon(
  origin: string,
  key: string,
  token: string
): Promise<string> {
  for (let tries = 0; tries < couponSecondsMax * 2; tries++) {
    const { coupons } = await call<{ coupons: { code: string }[] }>(
      `${origin}/store/ladder`,
      { token, key }
    )
    const [coupon] = coupons
    if (coupon) {
      return coupon.code
    }
    await sleep(500)
  }
  throw new Error(`No coupon came within ${couponSecondsMax} seconds.`)
}
