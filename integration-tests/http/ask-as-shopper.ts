import type request from "supertest"
import type { LadderDocument } from "../../src/engine"
import { queryShop } from "../../src/shop/query-shop"
import { ask } from "./api-shop"
import type { Customer } from "./shop/customers"
import { pointsByRule, type Things } from "./shop/every-type"
import type { Shop } from "./shop/shop"

export const pages: LadderDocument = {
  name: "Pages",
  zone: "Europe/Berlin",
  rungs: [{ id: "fan", name: "Fan", enter: { kind: "points", at_least: 50 } }],
  earn: [
    {
      id: "page",
      type: "page.viewed",
      points: { fixed: 1 },
      cap: { times: 40, per: "day" },
    },
    {
      id: "form",
      type: "form.submitted",
      points: { fixed: 10 },
      cap: { times: 5, per: "day" },
    },
  ],
  rewards: [],
}

export const hour = 3_600_000
export const ago = (ms: number) => new Date(Date.now() - ms).toISOString()
export const page = (key: string, more: object = {}) => ({
  key,
  type: "page.viewed",
  ...more,
})

/** What a shop front sends and is answered; `at` tells the shop, once it is open. */
export function askAsShopper(at: () => Shop) {
  const rows = <Row>(sql: string, bindings: readonly unknown[] = []) =>
    queryShop<Row>(at().container, sql, bindings)

  const store = (token?: string): Record<string, string> => ({
    "x-publishable-api-key": at().key,
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
  })

  const send = (
    events: readonly object[],
    by: { customer?: Customer; visitor?: string }
  ) =>
    ask(at().api, "post", "/store/ladder/events", store(by.customer?.token), {
      ...(by.visitor !== undefined && { visitor: by.visitor }),
      events,
    })

  const answersOf = async (sent: request.Test): Promise<string[]> => {
    const { status, body } = await sent
    expect({ status, body }).toMatchObject({ status: 200 })
    return body.events.map((one: { answer: string }) => one.answer)
  }

  const issueToken = async (): Promise<string> => {
    const url = "/store/ladder/visitors"
    const { status, body } = await ask(at().api, "post", url, store(), {})
    expect({ status, body }).toMatchObject({ status: 200 })
    const left = Date.parse(body.visitor.expires_at) - Date.now()
    expect(Math.round(left / 24 / hour)).toBe(30)
    return body.visitor.token as string
  }

  const join = (visitor: string, customer: Customer, consent = true) =>
    ask(
      at().api,
      "post",
      "/store/ladder/visitors/join",
      store(customer.token),
      {
        visitor,
        consent,
      }
    )

  const pointsBy = (customer?: Customer) =>
    pointsByRule(at().container, customer?.id)

  const things = async (): Promise<Things> => {
    const variant = [at().variant_id, at().other_variant_id]
    const found = await rows<{ id: string; product_id: string }>(
      "select id, product_id from product_variant where id = any(?)",
      [variant]
    )
    const productOf = new Map(found.map((row) => [row.id, row.product_id]))
    return {
      variant,
      product: variant.map((id) => productOf.get(id) ?? ""),
    }
  }

  return {
    answersOf,
    issueToken,
    join,
    pointsBy,
    rows,
    send,
    store,
    things,
  }
}
