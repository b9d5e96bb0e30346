import type {
  AdminCreateLadder,
  AdminGrantsResponse,
  AdminLadderResponse,
  AdminRecordEvent,
  AdminRecordEventResponse,
  AdminStandingsResponse,
} from "../../src/types"
import { login, until, type AdminShop } from "./open-admin"

const ladder: AdminCreateLadder = {
  handle: "regulars",
  document: {
    name: "Regulars",
    zone: "UTC",
    rungs: [
      {
        id: "bronze",
        name: "Bronze",
        enter: { kind: "points", at_least: 100 },
      },
      {
        id: "silver",
        name: "Silver",
        enter: {
          all: [
            {
              kind: "spend",
              currency: "eur",
              within_days: 90,
              at_least: 50_000,
            },
            { kind: "event_count", type: "purchase.offline", at_least: 3 },
          ],
        },
        discount: { percent: 5 },
      },
    ],
    earn: [
      {
        id: "euro",
        type: "purchase.offline",
        points: { per: { points: 1, amount: 100, currency: "eur" } },
      },
    ],
    rewards: [
      {
        id: "welcome",
        name: "Welcome to Bronze",
        kind: "coupon",
        on: { rung_entered: "bronze" },
        settings: { percent: 10, expires_after_days: 30 },
      },
    ],
  },
}

/** What the shop holds that the browser is to find. */
export interface Filled {
  readonly ada_id: string
  readonly bea_id: string
  /** Of staff who are logged in. */
  readonly headers: Readonly<Record<string, string>>
  /** Ada's coupon. */
  readonly code: string
}

/**
 * Three shoppers: Ada has bought for €120 and holds Bronze and a coupon, Bea
 * the same but took it back, Cy has only registered.
 */
export async function fillShop(shop: AdminShop): Promise<Filled> {
  const headers = await logIn(shop)
  await sellInDollarsToo(shop, headers)
  const created = await shop.call<AdminLadderResponse>(
    "/admin/ladder/ladders",
    { body: ladder, headers }
  )
  const ladders = `/admin/ladder/ladders/${created.ladder.id}`
  await shop.call(`${ladders}/publish`, {
    body: { reason: "Opening" },
    headers,
  })
  const join = registration(shop, headers)
  const ada_id = await join("Ada", "Lovelace")
  const bea_id = await join("Bea", "Byron")
  await join("Cy", "Newcomer")
  const record = (customer_id: string, event: AdminRecordEvent) =>
    shop.call<AdminRecordEventResponse>(
      `/admin/ladder/customers/${customer_id}/events`,
      { body: event, headers }
    )
  const bought = { type: "purchase.offline", value: 12_000, currency: "eur" }
  await record(ada_id, bought)
  const { event } = await record(bea_id, bought)
  await record(bea_id, { ...bought, value: -12_000, reverses: event.key })
  const code = await until("Ada's coupon is issued", async () => {
    const { grants } = await shop.call<AdminGrantsResponse>(
      `/admin/ladder/grants?customer_id=${ada_id}&state=issued`,
      { headers }
    )
    return grants[0]?.code
  })
  return { ada_id, bea_id, headers, code }
}

async function sellInDollarsToo(
  shop: AdminShop,
  headers: Record<string, string>
): Promise<void> {
  const { stores } = await shop.call<{ stores: { id: string }[] }>(
    "/admin/stores",
    { headers }
  )
  await shop.call(`/admin/stores/${stores[0]?.id}`, {
    body: {
      supported_currencies: [
        { currency_code: "eur", is_default: true },
        { currency_code: "usd" },
      ],
    },
    headers,
  })
}

async function logIn(shop: AdminShop): Promise<Record<string, string>> {
  const { token } = await shop.call<{ token: string }>("/auth/user/emailpass", {
    body: login,
  })
  return { authorization: `Bearer ${token}` }
}

/** Registers a shopper as a storefront does; answers once they are a member. */
function registration(
  shop: AdminShop,
  headers: Record<string, string>
): (first_name: string, last_name: string) => Promise<string> {
  return async (first_name, last_name) => {
    const email = `${first_name}@shop.test`.toLowerCase()
    const names = { email, first_name, last_name }
    const id = await register(shop, headers, names)
    await until(`${email} is a member`, async () => {
      const { standings } = await shop.call<AdminStandingsResponse>(
        `/admin/ladder/customers/${id}`,
        { headers }
      )
      return standings[0]?.registered
    })
    return id
  }
}

let publishable: Promise<string> | undefined

/** Registers a shopper; gives the customer's id. */
export async function register(
  shop: AdminShop,
  headers: Readonly<Record<string, string>>,
  customer: { email: string; first_name: string; last_name: string }
): Promise<string> {
  publishable ??= shop
    .call<{ api_key: { token: string } }>("/admin/api-keys", {
      body: { title: "Storefront", type: "publishable" },
      headers,
    })
    .then(({ api_key }) => api_key.token)
  const { token } = await shop.call<{ token: string }>(
    "/auth/customer/emailpass/register",
    { body: { email: customer.email, password: "a-password" } }
  )
  const made = await shop.call<{ customer: { id: string } }>(
    "/store/customers",
    {
      body: customer,
      headers: {
        authorization: `Bearer ${token}`,
        "x-publishable-api-key": await publishable,
      },
    }
  )
  return made.customer.id
}
