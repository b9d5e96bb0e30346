import { readFileSync } from "node:fs"
import path from "node:path"
import { root, shopDir } from "../../demo/medusa-process"
import type {
  AdminGrantsResponse,
  AdminLadderResponse,
  AdminStandingsResponse,
} from "../../src/types"
import { openAdmin, login, until, type AdminShop } from "../browser/open-admin"

/** What the shop made for itself, before it had customers. */
interface Made {
  readonly key: string
  readonly region_id: string
  readonly sales_channel_id: string
  readonly shipping_option_id: string
  readonly variant_id: string
}

interface Cart {
  readonly id: string
  readonly total: number
  readonly promotions: readonly { readonly code: string }[]
}

const command = path.join(root, ".medusa/server/src/commands/ladder.js")
const email = "ada@example.com"
const address = {
  first_name: "Ada",
  last_name: "Example",
  address_1: "Long Street 1",
  city: "Berlin",
  postal_code: "10115",
  country_code: "de",
}

let shop: AdminShop
let made: Made
let staff: Record<string, string>
let ada: Record<string, string>

const store = <T>(url: string, body?: object, headers = ada) =>
  shop.call<T>(`/store/${url}`, {
    ...(body && { body }),
    headers: { "x-publishable-api-key": made.key, ...headers },
  })

const admin = <T>(url: string, body?: object) =>
  shop.call<T>(`/admin/${url}`, { ...(body && { body }), headers: staff })

async function logIn(actor: "user" | "customer", body: object) {
  const { token } = await shop.call<{ token: string }>(
    `/auth/${actor}/emailpass`,
    { body }
  )
  return { authorization: `Bearer ${token}` }
}

/** A cart of Ada's, ready but for payment, with these codes. */
async function fillCart(codes: readonly string[]): Promise<Cart> {
  const { cart } = await store<{ cart: Cart }>("carts", {
    region_id: made.region_id,
    sales_channel_id: made.sales_channel_id,
    email,
    shipping_address: address,
    billing_address: address,
  })
  await store(`carts/${cart.id}/line-items`, {
    variant_id: made.variant_id,
    quantity: 1,
  })
  const added = await store<{ cart: Cart }>(`carts/${cart.id}/promotions`, {
    promo_codes: codes,
  })
  return added.cart
}

async function order(cart_id: string): Promise<{ total: number }> {
  await store(`carts/${cart_id}/shipping-methods`, {
    option_id: made.shipping_option_id,
  })
  const { payment_collection } = await store<{
    payment_collection: { id: string }
  }>("payment-collections", { cart_id })
  await store(`payment-collections/${payment_collection.id}/payment-sessions`, {
    provider_id: "pp_system_default",
  })
  const done = await store<{ order: { total: number } }>(
    `carts/${cart_id}/complete`,
    {}
  )
  return done.order
}

const seeCart = async (id: string) =>
  (await store<{ cart: Cart }>(`carts/${id}`)).cart

const codesIn = (cart: Cart) => cart.promotions.map(({ code }) => code).sort()

async function climb(): Promise<string> {
  const { ladder } = await admin<AdminLadderResponse>("ladder/ladders", {
    handle: "regulars",
    document: {
      name: "Regulars",
      zone: "UTC",
      rungs: [
        {
          id: "bronze",
          name: "Bronze",
          enter: { kind: "points", at_least: 100 },
          discount: { percent: 10 },
        },
      ],
      earn: [{ id: "till", type: "purchase.offline", points: { fixed: 100 } }],
      rewards: [
        {
          id: "welcome",
          name: "Welcome",
          kind: "coupon",
          on: { rung_entered: "bronze" },
          settings: { percent: 20 },
        },
      ],
    },
  })
  await admin(`ladder/ladders/${ladder.id}/publish`, { reason: "Opening" })
  const { customer } = await store<{ customer: { id: string } }>("customers/me")
  await until("Ada is a member", async () => {
    const { standings } = await admin<AdminStandingsResponse>(
      `ladder/customers/${customer.id}`
    )
    return standings[0]?.registered
  })
  await admin(`ladder/customers/${customer.id}/events`, {
    type: "purchase.offline",
    value: 1_000,
    currency: "eur",
  })
  return await until("Ada's coupon is issued", async () => {
    const { grants } = await admin<AdminGrantsResponse>(
      `ladder/grants?customer_id=${customer.id}&state=issued`
    )
    return grants[0]?.code
  })
}

beforeAll(async () => {
  shop = await openAdmin()
  const file = path.join(shop.folder, "made.json")
  await shop.medusa(shopDir, [
    "exec",
    path.join(__dirname, "open-shop-to-leave.ts"),
    file,
  ])
  made = JSON.parse(readFileSync(file, "utf8")) as Made
  staff = await logIn("user", login)
  const person = { email, password: "a long enough secret" }
  const { token } = await shop.call<{ token: string }>(
    "/auth/customer/emailpass/register",
    { body: person }
  )
  await store(
    "customers",
    { email, first_name: "Ada" },
    { authorization: `Bearer ${token}` }
  )
  ada = await logIn("customer", person)
  await admin("promotions", {
    code: "MERCHANT",
    type: "standard",
    status: "active",
    application_method: {
      type: "percentage",
      target_type: "order",
      value: 50,
    },
  })
}, 600_000)

afterAll(() => shop?.close())

it("leaves a shop as it was: retired by command, then taken out", async () => {
  const code = await climb()
  const open = await until("the rung's discount is in a cart", async () => {
    const cart = await fillCart([code])
    return cart.promotions.length === 2 ? cart : null
  })
  expect(open.total).toBeLessThan(80)
  const said = await shop.medusa(shopDir, [
    ...["exec", command, "retire", "regulars", "empty", "We", "are", "leaving"],
  ])
  expect(said).toContain("1 unused coupons, 0 rewards not yet issued")
  expect(said).toContain("the plugin can be removed")

  await shop.restart({ DEMO_BEFORE_PLUGIN: "true" })
  await expect(admin("ladder/health")).rejects.toThrow(/404/)
  // The cart of before: its discounts are gone, and it can be bought.
  expect(await seeCart(open.id)).toMatchObject({ total: 100, promotions: [] })
  expect((await order(open.id)).total).toBe(110)
  // A new one: neither the old code nor the rung takes anything off.
  const cart = await fillCart(["MERCHANT"])
  expect(codesIn(cart)).toEqual(["MERCHANT"])
  expect(cart.total).toBe(50)
  const refused = await fillCart([code])
  expect(refused.total).toBe(100)
  expect((await order(cart.id)).total).toBe(60)
  const { customers } = await admin<{
    customers: { groups: { name: string }[] }[]
  }>(`customers?q=${email}&fields=id,groups.name`)
  expect(customers[0]?.groups).toEqual([])
  const { promotions } = await admin<{
    promotions: { limit: number | null }[]
  }>("promotions?fields=id,code,limit")
  expect(promotions.map(({ limit }) => limit ?? "none").sort()).toEqual([
    0,
    0,
    "none",
  ])
}, 300_000)
