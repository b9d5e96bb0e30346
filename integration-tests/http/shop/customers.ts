import { storeHeaders, type Shop } from "./shop"

export interface Customer {
  readonly id: string
  readonly email: string
  readonly token: string
}

const password = "a long enough secret"

/** Registers a customer and logs in, as a storefront does. */
export async function registerCustomer(
  shop: Shop,
  email: string
): Promise<Customer> {
  const { api } = shop
  const registered = await api.post("/auth/customer/emailpass/register", {
    email,
    password,
  })
  const { data } = await api.post(
    "/store/customers",
    { email, first_name: "Ada", last_name: "Example" },
    storeHeaders(shop, registered.data.token)
  )
  const { id } = data.customer as { id: string }
  return { id, email, token: await logIn(shop, email) }
}

/** A fresh token of a registered customer. */
export async function logIn(shop: Shop, email: string): Promise<string> {
  const { data } = await shop.api.post("/auth/customer/emailpass", {
    email,
    password,
  })
  return data.token as string
}
