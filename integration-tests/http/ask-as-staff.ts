import type { z } from "@medusajs/framework/zod"
import * as answers from "../../src/api/admin/ladder/responses"
import { ask, type ApiShop, type Method } from "./api-shop"

export const ladders = "/admin/ladder/ladders"
export const customers = "/admin/ladder/customers"
export const tasting = { type: "custom.tasting_attended" }

/** Requests of staff in an open shop; `at` tells which, once it is open. */
export function askAsStaff(at: () => ApiShop) {
  const staff = () => ({ authorization: `Bearer ${at().admin}` })

  /** Headers of a shopper, logged in with a token. */
  const store = (token?: string): Record<string, string> => ({
    "x-publishable-api-key": at().shop.key,
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
  })

  /** Succeeds, and answers what the API promises. */
  const send = async <T>(
    method: Method,
    url: string,
    body: object | undefined,
    schema: z.ZodType<T>
  ): Promise<T> => {
    const { status, body: said } = await ask(
      at().shop.api,
      method,
      url,
      staff(),
      body
    )
    expect({ url, status, body: said }).toMatchObject({ status: 200 })
    return schema.parse(said)
  }
  const get = <T>(url: string, schema: z.ZodType<T>): Promise<T> =>
    send("get", url, undefined, schema)

  /** Records that the customer attended a tasting: 100 points. */
  const attend = (id: string) =>
    send("post", `${customers}/${id}/events`, tasting, answers.recorded)

  const rungOf = async (id: string) =>
    (await get(`${customers}/${id}`, answers.standings)).standings[0]?.rung_id

  return { staff, store, send, get, attend, rungOf }
}
