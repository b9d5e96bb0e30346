/** A call to the running shop. Throws with what the shop answered. */
export async function call<T>(
  url: string,
  init: {
    method?: "GET" | "POST"
    body?: object
    token?: string
    key?: string
  } = {}
): Promise<T> {
  const { body, token, key } = init
  const response = await fetch(url, {
    method: init.method ?? (body ? "POST" : "GET"),
    headers: {
      ...(body && { "content-type": "application/json" }),
      ...(token && { authorization: `Bearer ${token}` }),
      ...(key && { "x-publishable-api-key": key }),
    },
    ...(body && { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  if (!response.ok) {
    throw new Error(`${url} answered ${response.status}: ${text.slice(0, 500)}`)
  }
  return JSON.parse(text) as T
}

export async function logIn(
  origin: string,
  who: "customer" | "user",
  login: { email: string; password: string }
): Promise<string> {
  const { token } = await call<{ token: string }>(
    `${origin}/auth/${who}/emailpass`,
    { body: { email: login.email, password: login.password } }
  )
  return token
}

/** One shopper in a browser, logged in, going through the shop's own API. */
export class Storefront {
  private variants: Map<string, string> | null = null
  private region_id: string | null = null

  constructor(
    private readonly origin: string,
    private readonly key: string
  ) {}

  /** Buys, with a coupon if there is one; answers the order's id. */
  async buy(
    token: string,
    basket: Readonly<Record<string, number>>,
    code?: string
  ): Promise<string> {
    const ask = <T>(path: string, body?: object) =>
      call<T>(`${this.origin}/store/${path}`, {
        ...(body && { body }),
        token,
        key: this.key,
      })
    const { customer } = await ask<{
      customer: { email: string; addresses: Record<string, string>[] }
    }>("customers/me?fields=email,*addresses")
    const address = pick(customer.addresses[0] ?? {})
    const { cart } = await ask<{ cart: { id: string } }>("carts", {
      region_id: await this.region(),
      email: customer.email,
      shipping_address: address,
      billing_address: address,
      items: await this.items(basket),
    })
    if (code) {
      await ask(`carts/${cart.id}/promotions`, { promo_codes: [code] })
    }
    const { shipping_options } = await ask<{
      shipping_options: { id: string }[]
    }>(`shipping-options?cart_id=${cart.id}`)
    await ask(`carts/${cart.id}/shipping-methods`, {
      option_id: shipping_options[0]?.id,
    })
    const { payment_collection } = await ask<{
      payment_collection: { id: string }
    }>("payment-collections", { cart_id: cart.id })
    await ask(`payment-collections/${payment_collection.id}/payment-sessions`, {
      provider_id: "pp_system_default",
    })
    const done = await ask<{ type: string; order?: { id: string } }>(
      `carts/${cart.id}/complete`,
      {}
    )
    if (!done.order) {
      throw new Error(`The order was not placed: ${JSON.stringify(done)}`)
    }
    return done.order.id
  }

  private async region(): Promise<string> {
    const { regions } = await this.read<{ regions: { id: string }[] }>(
      "regions"
    )
    return (this.region_id ??= regions[0]?.id ?? "")
  }

  private async items(
    basket: Readonly<Record<string, number>>
  ): Promise<{ variant_id: string | undefined; quantity: number }[]> {
    const variants = (this.variants ??= await this.readVariants())
    return Object.entries(basket).map(([sku, quantity]) => ({
      variant_id: variants.get(sku),
      quantity,
    }))
  }

  private async readVariants(): Promise<Map<string, string>> {
    const { products } = await this.read<{
      products: { variants: { id: string; sku: string }[] }[]
    }>("products?limit=100&fields=variants.id,variants.sku")
    return new Map(
      products.flatMap(({ variants }) =>
        variants.map(({ id, sku }) => [sku, id] as const)
      )
    )
  }

  private async read<T>(path: string): Promise<T> {
    return await call<T>(`${this.origin}/store/${path}`, { key: this.key })
  }
}

/** What an order needs of a customer's address. */
function pick(address: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    [
      "first_name",
      "last_name",
      "address_1",
      "postal_code",
      "city",
      "country_code",
    ].map((name) => [name, address[name] ?? ""])
  )
}
