import { randomBytes } from "node:crypto"
import { Client } from "@medusajs/framework/pg"
import {
  createDatabase,
  dropDatabase,
} from "../../scripts/postgres/start-postgres"
import { FreshHost } from "./fresh-host"
import {
  otherPlugins,
  pluginHostFiles,
  rscLabs,
  withoutOthers,
  withRscLabs,
} from "./plugin-host-files"

const server = process.env.DATABASE_URL ?? ""
const database = `ladder_plugins_${randomBytes(4).toString("hex")}`

interface Shop {
  publishable: string
  secret: string
  channel: string
  products: { id: string; variants: string[] }[]
}

let host: FreshHost
let db: Client
let url: string
let shop: Shop

beforeAll(async () => {
  const connectionString = await createDatabase(server, database)
  db = new Client({ connectionString })
  await db.connect()
  host = await FreshHost.install(connectionString, pluginHostFiles, [
    ...otherPlugins,
    rscLabs,
  ])
  await host.medusa("db:migrate")
  url = await host.start(".")
  shop = await probe<Shop>("open")
}, 600_000)

afterAll(async () => {
  await host?.remove()
  await db?.end()
  await dropDatabase(server, database)
  await dropDatabase(server, `${database}_2`)
})

const inShop = (): Record<string, string> => ({
  "content-type": "application/json",
  ...(shop && { "x-publishable-api-key": shop.publishable }),
})

async function send<T>(
  method: string,
  path: string,
  body?: object,
  headers: Record<string, string> = {}
): Promise<T> {
  const answer = await fetch(`${url}${path}`, {
    method,
    headers: { ...inShop(), ...headers },
    ...(body && { body: JSON.stringify(body) }),
  })
  if (!answer.ok) {
    throw new Error(
      `${method} ${path}: ${answer.status} ${await answer.text()}`
    )
  }
  return (await answer.json()) as T
}

async function probe<T>(act: string, input?: object): Promise<T> {
  const body = { act, ...(input && { input }) }
  const { result } = await send<{ result: T }>("POST", "/probe", body)
  return result
}

const asStaff = () => ({
  authorization: `Basic ${Buffer.from(`${shop.secret}:`).toString("base64")}`,
})

interface Customer {
  id: string
  headers: { authorization: string }
}

async function register(): Promise<Customer> {
  const email = `${randomBytes(4).toString("hex")}@example.com`
  const login = { email, password: "secret" }
  const auth = "/auth/customer/emailpass"
  const first = await send<{ token: string }>("POST", `${auth}/register`, login)
  const { customer } = await send<{ customer: { id: string } }>(
    "POST",
    "/store/customers",
    { email },
    { authorization: `Bearer ${first.token}` }
  )
  const { token } = await send<{ token: string }>("POST", auth, login)
  return { id: customer.id, headers: { authorization: `Bearer ${token}` } }
}

/** What is on record of a customer, but that they registered: keys in order. */
async function recorded(customer: Customer): Promise<string[]> {
  const { rows } = await db.query<{ key: string; type: string }>(
    `select key, type from ladder_event where customer_id = $1
     and source in ('wishlists', 'reviews', 'gift-cards')
     order by key collate "C"`,
    [customer.id]
  )
  return rows.map(({ key, type }) => `${type} ${key}`)
}

async function eventually(check: () => Promise<void>): Promise<void> {
  for (const end = Date.now() + 10_000; ;) {
    try {
      return await check()
    } catch (error) {
      if (Date.now() > end) {
        throw error
      }
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}

const expectRecorded = (customer: Customer, expected: string[]) =>
  eventually(async () => expect(await recorded(customer)).toEqual(expected))

const staysRecorded = async (customer: Customer, expected: string[]) => {
  await probe("sweep")
  expect(await recorded(customer)).toEqual(expected)
}

const product = (n: number) => {
  const found = shop.products[n]
  if (!found) {
    throw new Error(`There is no product ${n}.`)
  }
  return { id: found.id, small: found.variants[0], middle: found.variants[1] }
}

describe("wishes on the lists of @alphabite/medusa-wishlist", () => {
  const list = ({ headers }: Customer) =>
    send<{ id: string }>(
      "POST",
      "/store/wishlists",
      { sales_channel_id: shop.channel },
      headers
    )
  /** Their route answers with nothing: what it made is in the table. */
  const put = async (
    { headers }: Customer,
    list_id: string,
    product_variant_id: string | undefined
  ): Promise<string> => {
    const path = `${url}/store/wishlists/${list_id}/add-item`
    const body = JSON.stringify({ product_variant_id })
    const answer = await fetch(path, {
      method: "POST",
      headers: { ...inShop(), ...headers },
      body,
    })
    expect(answer.status).toBe(201)
    const { rows } = await db.query<{ id: string }>(
      `select id from wishlist_item
       where wishlist_id = $1 and product_variant_id = $2`,
      [list_id, product_variant_id]
    )
    return rows[0]?.id ?? ""
  }
  const take = ({ headers }: Customer, list_id: string, item: string) =>
    send(
      "DELETE",
      `/store/wishlists/${list_id}/items/${item}`,
      undefined,
      headers
    )

  it("count once a product, are taken back, and come back as a new round", async () => {
    const ann = await register()
    const kettle = product(0)
    const key = `wishlist:${ann.id}:${kettle.id}`
    const first = `wishlist.item_added ${key}:1`
    const { id } = await list(ann)
    const small = await put(ann, id, kettle.small)
    await expectRecorded(ann, [first])
    const middle = await put(ann, id, kettle.middle)
    await take(ann, id, small)
    await staysRecorded(ann, [first])
    await take(ann, id, middle)
    const undone = `wishlist.item_removed ${key}:1:undone`
    await expectRecorded(ann, [first, undone])
    await put(ann, id, kettle.small)
    await expectRecorded(ann, [first, undone, `wishlist.item_added ${key}:2`])
    const { rows } = await db.query(
      "select attributes from ladder_event where key = $1",
      [`${key}:1`]
    )
    expect(rows[0]).toMatchObject({
      attributes: { product: [kettle.id], variant: [kettle.small] },
    })
  })

  it("are found by the sweep when no hint told, and none of a guest's", async () => {
    const bea = await register()
    const key = `wishlist:${bea.id}:${product(1).id}:1`
    const insert = `with list as (
        insert into wishlist (id, customer_id, sales_channel_id)
        values ($1, $2, 'sc') returning id
      ) insert into wishlist_item (id, wishlist_id, product_id, product_variant_id)
      select $3, id, $4, $5 from list`
    const line = [product(1).id, product(1).small]
    await db.query(insert, ["wl_bea", bea.id, "wli_bea", ...line])
    await db.query(insert, ["wl_guest", null, "wli_guest", ...line])
    await staysRecorded(bea, [`wishlist.item_added ${key}`])
    await db.query("delete from wishlist_item where id = 'wli_bea'")
    await staysRecorded(bea, [
      `wishlist.item_added ${key}`,
      `wishlist.item_removed ${key}:undone`,
    ])
    const { rows } = await db.query(
      "select from ladder_event where source = 'wishlists' and key like '%guest%'"
    )
    expect(rows).toEqual([])
  })
})

describe("reviews of @alphabite/medusa-reviews", () => {
  const judge = (id: string, status: string) =>
    send("POST", "/admin/reviews/status", { ids: [id], status }, asStaff())

  it("count once when approved, and no more when rejected or deleted", async () => {
    const cem = await register()
    const { id } = await send<{ id: string }>(
      "POST",
      "/store/reviews",
      { content: "Boils.", rating: 4, product_id: product(0).id },
      cem.headers
    )
    const key = `review:alphabite:${id}`
    await staysRecorded(cem, [])
    await judge(id, "approved")
    const first = [`review.posted ${key}:1`]
    await expectRecorded(cem, first)
    await judge(id, "approved")
    await staysRecorded(cem, first)
    await judge(id, "rejected")
    const undone = [...first, `review.removed ${key}:1:undone`]
    await expectRecorded(cem, undone)
    await judge(id, "approved")
    const again = [...undone, `review.posted ${key}:2`]
    await expectRecorded(cem, again)
    await send("DELETE", `/store/reviews/${id}`, undefined, cem.headers)
    const gone = [...again, `review.removed ${key}:2:undone`]
    await expectRecorded(cem, gone)
    await staysRecorded(cem, gone)
    const { rows } = await db.query(
      "select attributes from ladder_event where key = $1",
      [`${key}:1`]
    )
    expect(rows[0]).toEqual({
      attributes: {
        product: [product(0).id],
        ...{ rating: 4, length: 6, photo: false, verified: false },
      },
    })
  })

  it("are found by the sweep when no hint told, their end too", async () => {
    const dan = await register()
    await db.query(
      `insert into review (id, rating, status, product_id, customer_id, image_urls)
       values ('rev_dan', 5, 'approved', $1, $2, '{a.png}')`,
      [product(0).id, dan.id]
    )
    const first = ["review.posted review:alphabite:rev_dan:1"]
    await staysRecorded(dan, first)
    await db.query("delete from review where id = 'rev_dan'")
    await staysRecorded(dan, [
      ...first,
      "review.removed review:alphabite:rev_dan:1:undone",
    ])
  })
})

describe("reviews of @lambdacurry/medusa-product-reviews", () => {
  it("count once for the order's customer, though two events tell of each", async () => {
    const eva = await register()
    const order = await probe<{ id: string; line: string }>("order", {
      customer_id: eva.id,
      product_id: product(1).id,
    })
    const { product_reviews } = await send<{
      product_reviews: { id: string }[]
    }>("POST", "/store/product-reviews", {
      reviews: [
        {
          ...{ order_id: order.id, order_line_item_id: order.line },
          ...{ rating: 5, content: "Pours.", images: [{ url: "a.png" }] },
        },
      ],
    })
    const id = product_reviews[0]?.id ?? ""
    const judge = (status: string) =>
      send("PUT", `/admin/product-reviews/${id}/status`, { status }, asStaff())
    const key = `review:lambdacurry:${id}`
    await staysRecorded(eva, [])
    await judge("approved")
    const first = [`review.posted ${key}:1`]
    await expectRecorded(eva, first)
    await staysRecorded(eva, first)
    await judge("flagged")
    await expectRecorded(eva, [...first, `review.removed ${key}:1:undone`])
    const { rows } = await db.query(
      "select attributes from ladder_event where key = $1",
      [`${key}:1`]
    )
    expect(rows[0]).toEqual({
      attributes: {
        product: [product(1).id],
        ...{ rating: 5, length: 6, photo: true, verified: true },
      },
    })
  })
})

describe("gift cards of @medusajs/loyalty-plugin", () => {
  it("count for who bought and who used them, and are taken back with the order", async () => {
    const fay = await register()
    const gil = await register()
    const order = await probe<{ id: string; line: string }>("order", {
      customer_id: fay.id,
      product_id: product(2).id,
    })
    const card = await probe<{ id: string; code: string }>("giftCard", {
      ...{ order: order.id, line: order.line },
    })
    const key = `gift_card:${card.id}`
    const bought = [`gift_card.bought ${key}:bought:1`]
    await expectRecorded(fay, bought)
    const claim = "/store/store-credit-accounts/claim"
    await send("POST", claim, { code: card.code }, gil.headers)
    await eventually(async () =>
      expect(await recorded(gil)).toEqual([
        expect.stringContaining(`gift_card.redeemed ${key}:redeemed:`),
      ])
    )
    await probe("cancel", { id: order.id })
    const refunded = `gift_card.refunded ${key}:bought:1:undone`
    await expectRecorded(fay, [...bought, refunded])
    const { rows } = await db.query(
      `select value::int as value, currency from ladder_event
       where key like $1 order by key collate "C"`,
      [`${key}:%`]
    )
    expect(rows.map(({ value }) => value as number)).toEqual([
      2500, -2500, 2500,
    ])
  })
})

it("says nothing of the plugins once they are taken out, and takes nothing back", async () => {
  const before = await db.query("select count(*) from ladder_event")
  await host.stop()
  url = await host.start(".", withoutOthers)
  await probe("sweep")
  const after = await db.query("select count(*) from ladder_event")
  expect(after.rows).toEqual(before.rows)
}, 60_000)

it("counts wishes on the lists of @rsc-labs/medusa-wishlist, in a shop with that", async () => {
  await host.stop()
  await db.end()
  const other = await createDatabase(server, `${database}_2`)
  db = new Client({ connectionString: other })
  await db.connect()
  const settings = { ...withRscLabs, DATABASE_URL: other }
  await host.medusaIn(settings, "db:migrate")
  url = await host.start(".", settings)
  shop = await probe<Shop>("open")
  const hal = await register()
  const { id, small } = product(0)
  const items = "/store/customers/me/wishlist/items"
  const item = { productId: id, productVariantId: small ?? "", quantity: 1 }
  await send("POST", items, item, hal.headers)
  const first = [`wishlist.item_added wishlist:${hal.id}:${id}:1`]
  await expectRecorded(hal, first)
  await send("POST", items, { ...item, quantity: 2 }, hal.headers)
  await staysRecorded(hal, first)
  const query = `productId=${id}&productVariantId=${small}`
  await send("DELETE", `${items}?${query}`, undefined, hal.headers)
  await expectRecorded(hal, [
    ...first,
    `wishlist.item_removed wishlist:${hal.id}:${id}:1:undone`,
  ])
}, 120_000)
