import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
  MiddlewareRoute,
} from "@medusajs/framework/http"
import type { MedusaContainer } from "@medusajs/framework/types"
import { isObject } from "../../params"
import type { GrantRecord } from "../../modules/ladder/types"
import { followCurrency } from "../../rewards/coupon-currency"
import { loginMark, type LoginMark } from "../../rewards/login-mark"
import { readRows } from "../../rewards/medusa"
import { Refusal } from "../refusal"
import {
  cartOf,
  customerIn,
  mark,
  refresh,
  transfer,
  unmark,
  type GuardedCart,
} from "./guarded-cart"
import { refuseOnHold } from "./on-hold"
import { couponsIn, readCodes, refuseUnusable, stillOpen } from "./own-codes"
import { markFor, refuseStack } from "./stacking"
import { refuseTakenBack } from "./taken-back"
import { refuseUnknown } from "./unknown-codes"
import { refuseWorthless } from "./worth"

/**
 * Keeps ladder discounts with the logged-in customer they belong to.
 *
 * Rung discounts work only in carts that carry the login mark (see
 * `rewards/login-mark`). Here, and nowhere else, it is set: when the cart's own
 * customer, logged in, creates or changes the cart. Here it goes: as soon as
 * anybody else changes the cart, a logged-out browser of the same shopper
 * included. All else is Medusa's own evaluation of its rules, so there is no
 * moment at which a discount is in the cart and should not be.
 *
 * Coupons ask for their customer alone: nobody adds the code of one to a cart
 * but its customer, logged in, here, and it is taken out with the mark.
 *
 * Matchers without methods cover every route below them, also those added by
 * others or by a later Medusa.
 */
export const cartGuards: MiddlewareRoute[] = [
  { matcher: "/store", middlewares: [dropForgedMark] },
  { matcher: "/store/carts", middlewares: [guardCart] },
  {
    matcher: "/store/carts/:id/customer",
    methods: ["POST"],
    middlewares: [guardTransfer],
  },
]

const reading = new Set(["GET", "HEAD", "OPTIONS"])

/** Shoppers may write a cart's metadata, but not the mark in it. */
function dropForgedMark(
  req: MedusaRequest,
  _res: MedusaResponse,
  next: MedusaNextFunction
): void {
  const metadata = bodyOf(req)["metadata"]
  if (isObject(metadata)) {
    delete metadata[loginMark.key]
  }
  next()
}

async function guardCart(
  req: MedusaRequest,
  _res: MedusaResponse,
  next: MedusaNextFunction
): Promise<void> {
  if (!reading.has(req.method)) {
    const [id, action] = partsOf(req.path)
    await (id === undefined
      ? guardNewCart(req)
      : guardOpenCart(req, id, action ?? ""))
  }
  next()
}

/** Medusa gives a cart made by somebody logged in to nobody else. */
async function guardNewCart(req: MedusaRequest): Promise<void> {
  const customer_id = customerIn(req)
  const coupons = await guardCodes(req, customer_id, null)
  if (customer_id !== null) {
    req.body ??= {}
    const body = bodyOf(req)
    const { metadata } = body
    if (metadata == null || isObject(metadata)) {
      body["metadata"] = { ...metadata, [loginMark.key]: markFor(coupons) }
    }
  }
}

async function guardOpenCart(
  req: MedusaRequest,
  id: string,
  action: string
): Promise<void> {
  const cart = await cartOf(req.scope, id)
  if (!cart) {
    // Not there, or an order already: Medusa says so.
    return
  }
  const customer_id = customerIn(req)
  const own = customer_id !== null && cart.customer_id === customer_id
  if (!own && (cart.mark !== null || cart.held.length > 0)) {
    await unmark(req.scope, cart)
  }
  if (action === "complete") {
    await guardCompletion(req, cart, own)
    return
  }
  const coupons = await guardCodes(req, customer_id, { ...cart, action })
  if (own && action !== "customer") {
    await markAs(req.scope, cart, markFor(coupons))
  }
}

async function guardCompletion(
  req: MedusaRequest,
  cart: GuardedCart,
  own: boolean
): Promise<void> {
  if (!own) {
    refuseHeld(cart)
    return
  }
  const { scope } = req
  const held = await couponsIn(scope, cart)
  await refuseTakenBack(scope, cart, held)
  const coupons = stillOpen(held)
  await refuseOnHold(req, coupons, 409)
  refuseStack({ coupons, others: codesOf(cart.others) }, 409)
  // The coupon it stood aside for has gone since: the rung discount is back.
  if (cart.mark === loginMark.instead && markFor(coupons) !== cart.mark) {
    await mark(scope, cart.id, markFor(coupons))
    await refresh(scope, cart.id)
    throw new Refusal(
      409,
      `The discounts of the cart ${cart.id} have changed: look at its new total and complete it again`
    )
  }
}

/** @throws Refusal 409: the total has changed, so nobody may be charged yet */
function refuseHeld({ held }: GuardedCart): void {
  if (held.length > 0) {
    throw new Refusal(
      409,
      `The discount ${codesOf(held).join(", ")} is for its customer, who is not logged in. It was taken out and the total of the cart has changed: log in to have it again, or pay the new total`
    )
  }
}

async function markAs(
  scope: MedusaContainer,
  cart: GuardedCart,
  wanted: LoginMark
): Promise<void> {
  if (cart.mark !== wanted) {
    await mark(scope, cart.id, wanted)
  }
}

/** The cart a request changes; `action` is what comes after its id. */
type Changed = GuardedCart & { readonly action: string }

/**
 * Refuses codes that cannot be used, readies those that can, and tells the
 * coupons that the cart will hold.
 */
async function guardCodes(
  req: MedusaRequest,
  customer_id: string | null,
  cart: Changed | null
): Promise<readonly GrantRecord[]> {
  const body = bodyOf(req)
  const typed = body["promo_codes"]
  const held = cart ? stillOpen(await couponsIn(req.scope, cart)) : []
  if (
    !Array.isArray(typed) ||
    !typed.every((code) => typeof code === "string")
  ) {
    if (held.length > 0) {
      await followCurrency(req.scope, held, await currencyOf(req, cart))
    }
    return held
  }
  const { grants, codes } = await readCodes(req.scope, typed)
  body["promo_codes"] = codes
  if (req.method === "DELETE") {
    return held.filter(({ code }) => !codes.includes(code))
  }
  await refuseUnknown(req, {
    codes: typed,
    grants,
    customer_id,
    held: codesOf(held),
  })
  refuseUnusable(grants, customer_id, cart)
  // On the cart itself `promo_codes` replaces what the cart holds.
  const adds = cart?.action === "promotions"
  const fresh = grants.filter(({ code }) => !codesOf(held).includes(code))
  await refuseOnHold(req, fresh, 400)
  const coupons = adds ? [...held, ...fresh] : grants
  refuseStack({ coupons, others: othersAfter(cart, adds, codes, grants) }, 400)
  if (cart && adds) {
    await refuseWorthless(req.scope, cart.id, grants)
  }
  await followCurrency(req.scope, coupons, await currencyOf(req, cart))
  return coupons
}

/** The shop's own promotions that the cart will have. */
function othersAfter(
  cart: Changed | null,
  adds: boolean,
  codes: readonly string[],
  grants: readonly GrantRecord[]
): string[] {
  const ours = codesOf(grants)
  const stay = (cart?.others ?? []).filter(({ automatic }) => automatic || adds)
  return [
    ...new Set([
      ...codesOf(stay),
      ...codes.filter((code) => !ours.includes(code)),
    ]),
  ]
}

/** The currency the cart will have: a request may move it to another region. */
async function currencyOf(
  req: MedusaRequest,
  cart: Changed | null
): Promise<string> {
  const { region_id, currency_code } = bodyOf(req)
  if (typeof region_id === "string") {
    const [region] = await readRows<{ currency_code: string }>(
      req.scope,
      "region",
      ["currency_code"],
      { id: region_id }
    )
    return region?.currency_code ?? ""
  }
  return typeof currency_code === "string"
    ? currency_code.toLowerCase()
    : (cart?.currency_code ?? "")
}

function codesOf(rows: readonly { readonly code: string }[]): string[] {
  return rows.map(({ code }) => code)
}

/**
 * A shopper who logs in takes the cart over. Done before Medusa's own route
 * does it (which then finds nothing to do), because the mark may only be set
 * once the cart is theirs, and their discounts must be in the answer.
 */
async function guardTransfer(
  req: MedusaRequest,
  _res: MedusaResponse,
  next: MedusaNextFunction
): Promise<void> {
  const customer_id = customerIn(req)
  const cart = await cartOf(req.scope, req.params["id"] ?? "")
  if (cart && customer_id !== null) {
    if (cart.customer_id !== customer_id) {
      const { additional_data } = bodyOf(req)
      await transfer(req.scope, {
        id: cart.id,
        customer_id,
        ...(isObject(additional_data) && { additional_data }),
      })
    }
    if (cart.customer_id !== customer_id || cart.mark === null) {
      const coupons = stillOpen(await couponsIn(req.scope, cart))
      await mark(req.scope, cart.id, markFor(coupons))
      await refresh(req.scope, cart.id)
    }
  }
  next()
}

function bodyOf(req: MedusaRequest): Record<string, unknown> {
  return isObject(req.body) ? req.body : {}
}

/**
 * The path below `/store/carts`.
 *
 * @throws Refusal 400 where it cannot be decoded; Medusa would answer with 500
 */
function partsOf(path: string): string[] {
  try {
    return path.split("/").filter(Boolean).map(decodeURIComponent)
  } catch {
    throw new Refusal(400, `The path ${path} is not properly encoded`)
  }
}
