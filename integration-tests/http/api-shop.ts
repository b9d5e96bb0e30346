import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import request from "supertest"
import type { LadderModule } from "../../src/modules/ladder/contract"
import { ladderOf } from "../../src/modules/ladder/ladder-of"
import { registerCustomer, type Customer } from "./shop/customers"
import { openShop } from "./shop/open-shop"
import type { Api, Shop } from "./shop/shop"

export const document = {
  name: "Friends of the house",
  zone: "Europe/Berlin",
  rungs: [
    { id: "bronze", name: "Bronze", enter: { kind: "points", at_least: 100 } },
    {
      id: "gold",
      name: "Gold",
      enter: { kind: "points", at_least: 500 },
      discount: { percent: 10 },
    },
  ],
  earn: [
    {
      id: "tastings",
      type: "custom.tasting_attended",
      points: { fixed: 100 },
    },
    {
      id: "offline",
      type: "purchase.offline",
      points: { per: { points: 1, amount: 100, currency: "eur" } },
    },
  ],
  rewards: [
    {
      id: "thanks",
      name: "Thank you",
      kind: "coupon",
      on: { rung_entered: "bronze" },
      settings: { percent: 15, expires_after_days: 30 },
    },
  ],
}

/** A shop with staff, two customers and a published ladder nobody is on. */
export interface ApiShop {
  readonly shop: Shop
  readonly ladder: LadderModule
  readonly container: MedusaContainer
  readonly admin: string
  readonly ada: Customer
  readonly bob: Customer
  readonly ladder_id: string
}

export async function openApiShop(
  container: MedusaContainer,
  api: Api
): Promise<ApiShop> {
  const shop = await openShop(container, api)
  const admin = await hire(container, api)
  const ada = await registerCustomer(shop, "ada@example.com")
  const bob = await registerCustomer(shop, "bob@example.com")
  const ladder = ladderOf(container)
  const { id } = await ladder.ladders.createLadder({
    handle: "friends",
    document,
  })
  await ladder.ladders.publish(id)
  return { shop, ladder, container, admin, ada, bob, ladder_id: id }
}

/** Staff who may do everything; tells the token. */
export async function hire(
  container: MedusaContainer,
  api: Api,
  email = "staff@example.com"
): Promise<string> {
  const login = { email, password: "a long enough secret" }
  const auth = container.resolve(Modules.AUTH)
  const { authIdentity } = await auth.register("emailpass", { body: login })
  const user = await container
    .resolve(Modules.USER)
    .createUsers({ email: login.email })
  await auth.updateAuthIdentities({
    id: authIdentity?.id ?? "",
    app_metadata: { user_id: user.id },
  })
  const { data } = await api.post("/auth/user/emailpass", login)
  return data.token as string
}

export type Method = "get" | "post" | "delete"

/** One request to the running shop; text is sent as it is, as JSON. */
export function ask(
  api: Api,
  method: Method,
  path: string,
  headers: Record<string, string>,
  body?: string | object
): request.Test {
  const send = request(api.defaults.baseURL ?? "")[method]
  const sent = send(path).set(headers)
  return body === undefined
    ? sent
    : sent.set("content-type", "application/json").send(body)
}
