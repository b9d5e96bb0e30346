import type { Customer } from "./customers"
import { storeHeaders, type Shop } from "./shop"

export type Buyer = Pick<Customer, "email"> & Partial<Customer>

const address = {
  first_name: "Ada",
  last_name: "Example",
  address_1: "Long Street 1",
  city: "Berlin",
  postal_code: "10115",
  country_code: "de",
}

/** Opens a cart with an address; a buyer without a token is logged out. */
export async function openCart(shop: Shop, buyer: Buyer): Promise<string> {
  const { data } = await shop.api.post(
    "/store/carts",
    {
      region_id: shop.region_id,
      sales_channel_id: shop.sales_channel_id,
      email: buyer.email,
      shipping_address: address,
      billing_address: address,
    },
    storeHeaders(shop, buyer.token)
  )
  return data.cart.id as string
}

export async function addToCart(
  shop: Shop,
  cart_id: string,
  line: { variant_id?: string; quantity?: number },
  token?: string
): Promise<void> {
  await shop.api.post(
    `/store/carts/${cart_id}/line-items`,
    {
      variant_id: line.variant_id ?? shop.variant_id,
      quantity: line.quantity ?? 1,
    },
    storeHeaders(shop, token)
  )
}

/** Chooses shipping and payment, so that the cart can be completed. */
export async function prepareCart(
  shop: Shop,
  cart_id: string,
  token?: string
): Promise<void> {
  const headers = storeHeaders(shop, token)
  await shop.api.post(
    `/store/carts/${cart_id}/shipping-methods`,
    { option_id: shop.shipping_option_id },
    headers
  )
  const { data } = await shop.api.post(
    "/store/payment-collections",
    { cart_id },
    headers
  )
  await shop.api.post(
    `/store/payment-collections/${data.payment_collection.id}/payment-sessions`,
    { provider_id: "pp_system_default" },
    headers
  )
}

/** Completes a prepared cart; tells the order. Throws when it is refused. */
export async function completeCart(
  shop: Shop,
  cart_id: string,
  token?: string
): Promise<string> {
  const { data } = await shop.api.post(
    `/store/carts/${cart_id}/complete`,
    {},
    storeHeaders(shop, token)
  )
  if (data.type !== "order") {
    throw new Error(`The cart was not completed: ${JSON.stringify(data.error)}`)
  }
  return data.order.id as string
}

/** The whole way through the checkout: an authorised, uncaptured order. */
export async function buy(
  shop: Shop,
  buyer: Buyer,
  line: { variant_id?: string; quantity?: number } = {}
): Promise<string> {
  const cart_id = await openCart(shop, buyer)
  await addToCart(shop, cart_id, line, buyer.token)
  await prepareCart(shop, cart_id, buyer.token)
  return completeCart(shop, cart_id, buyer.token)
}
