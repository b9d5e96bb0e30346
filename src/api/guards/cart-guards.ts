import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
  MiddlewareRoute,
} from "@medusajs/framework/http"
import { isObject } from "../../engine"
import { loginMark } from "../../rewards/login-mark"
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
import { readCodes, refuseTooMany, refuseUnusable } from "./own-codes"
import { refuseTakenBack } from "./taken-back"
import { refuseUnknown } from "./unknown-codes"

/**
 * Keeps ladder discounts with the logged-in customer they belong to.
 *
 * Ladder promotions work only in carts that carry the login mark (see
 * `rewards/login-mark`). Here, and nowhere else, it is set: when the cart's own
 * customer, logged in, creates or changes the cart. Here it goes: as soon as
 * anybody else changes the cart, a logged-out browser of the same shopper
 * included. All else is Medusa's own evaluation of its rules, so there is no
 * moment at which a discount is in the cart and should not be.
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
  if (customer_id !== null) {
    req.body ??= {}
    const body = bodyOf(req)
    const { metadata } = body
    if (metadata == null || isObject(metadata)) {
      body["metadata"] = { ...metadata, [loginMark.key]: loginMark.value }
    }
  }
  await guardCodes(req, customer_id, null)
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
  if (!own && (cart.marked || cart.held.length > 0)) {
    await unmark(req.scope, cart.id)
  }
  if (action === "complete") {
    refuseCompletion(cart, own)
    await refuseTakenBack(req.scope, cart)
    return
  }
  if (own && !cart.marked && action !== "customer") {
    await mark(req.scope, cart.id)
  }
  // On the cart itself `promo_codes` replaces what the cart holds.
  const held = action === "promotions" ? cart.held : []
  await guardCodes(req, customer_id, { customer_id: cart.customer_id, held })
}

/** @throws Refusal 409: the total has changed, so nobody may be charged yet */
function refuseCompletion(cart: GuardedCart, own: boolean): void {
  if (own) {
    refuseTooMany(cart)
  } else if (cart.held.length > 0) {
    const codes = cart.held.map(({ code }) => code).join(", ")
    throw new Refusal(
      409,
      `The discount ${codes} is for its customer, who is not logged in. It was taken out and the total of the cart has changed: log in to have it again, or pay the new total`
    )
  }
}

async function guardCodes(
  req: MedusaRequest,
  customer_id: string | null,
  cart: Pick<GuardedCart, "customer_id" | "held"> | null
): Promise<void> {
  const body = bodyOf(req)
  const typed = body["promo_codes"]
  if (
    !Array.isArray(typed) ||
    !typed.every((code) => typeof code === "string")
  ) {
    return
  }
  const { grants, codes } = await readCodes(req.scope, typed)
  body["promo_codes"] = codes
  if (req.method !== "DELETE") {
    const held = cart?.held.map(({ code }) => code) ?? []
    await refuseUnknown(req, { codes: typed, grants, customer_id, held })
    refuseUnusable(grants, customer_id, cart)
  }
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
    if (cart.customer_id !== customer_id || !cart.marked) {
      await mark(req.scope, cart.id)
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
