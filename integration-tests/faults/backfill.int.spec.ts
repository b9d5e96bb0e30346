import { randomBytes } from "node:crypto"
import { Client } from "@medusajs/framework/pg"
import { createDatabase } from "../../scripts/postgres/start-postgres"
import type { Backfill } from "../../src/modules/ladder/backfill-contract"
import type { Health } from "../../src/modules/ladder/health-contract"
import {
  migrateShop,
  startHistoryProcess,
  type ShopPlace,
  type ShopProcess,
} from "./start-shop-process"

/** Customers of the past. Before a release: LADDER_BACKFILL_CUSTOMERS=100000. */
const customers = Number(process.env.LADDER_BACKFILL_CUSTOMERS ?? 2_000)
const orders = 20
const days = 900

const postgres = process.env.DATABASE_URL ?? ""
const name = `ladder_backfill_${randomBytes(4).toString("hex")}`
const names = [name, `${name}_clean`, `${name}_killed`] as const

const placeOf = async (database: string): Promise<ShopPlace> => ({
  database_url: await createDatabase(postgres, database),
  redis_url: "",
})

const clients: Client[] = []

const connect = async (url: string): Promise<Client> => {
  const client = new Client({ connectionString: url })
  // Its database is dropped at the end.
  client.on("error", () => undefined)
  await client.connect()
  clients.push(client)
  return client
}

let admin: Client

jest.setTimeout(300_000 + customers * 10)

beforeAll(async () => {
  admin = await connect(postgres)
  const place = await placeOf(name)
  await migrateShop(place)
  const shop = await startHistoryProcess(place)
  await shop.ask("fill", { customers, orders, days })
  await shop.kill()
  // Nobody may be at a database that is copied.
  await admin.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = $1",
    [name]
  )
  for (const copy of names.slice(1)) {
    await admin.query(`create database ${copy} template ${name}`)
  }
})

afterAll(async () => {
  for (const database of names) {
    await admin?.query(`drop database if exists ${database} with (force)`)
  }
  await Promise.all(
    clients.map((client) => client.end().catch(() => undefined))
  )
})

/**
 * All that a history comes to, without when it was written: a year that is full
 * today is dated by when the plugin came.
 */
async function ends(client: Client): Promise<string> {
  const parts = [
    `select key, type, customer_id, occurred_at, value, currency, reverses,
       attributes, source, hash from ladder_event
     where customer_id <> all($1::text[]) and source <> 'anniversaries'
     order by key`,
    `select member_id, rung, status_points, spendable_points, registered
     from ladder_standing
     where substr(member_id, 6) <> all($1::text[]) order by member_id`,
    `select member_id, key, sum(status_points) as points from ladder_entry
     where substr(member_id, 6) <> all($1::text[]) group by 1, 2 order by 1, 2`,
    `select member_id, reward, state from ladder_grant
     where customer_id <> all($1::text[]) order by 1, 2`,
  ]
  const { rows: late } = await client.query(
    "select id from customer where email like 'new%'"
  )
  const ids = late.map(({ id }) => String(id))
  const found: unknown[] = []
  for (const sql of parts) {
    found.push((await client.query(sql, [ids])).rows)
  }
  return JSON.stringify(found, null, 1)
}

async function backfillOf(client: Client, source: string) {
  const { rows } = await client.query(
    `select reached, found::int, stopped_at, done_at, until
     from ladder_backfill where source = $1`,
    [source]
  )
  return rows[0] as {
    readonly reached: Date
    readonly until: Date
    readonly found: number
    readonly stopped_at: Date | null
    readonly done_at: Date | null
  }
}

async function untilFound(client: Client, least: number): Promise<number> {
  for (;;) {
    const { found, done_at } = await backfillOf(client, "customers")
    if (found >= least || done_at) {
      return found
    }
  }
}

async function inOneGo(): Promise<string> {
  const place = await placeOf(names[1])
  const client = await connect(place.database_url)
  const shop = await startHistoryProcess(place)
  await shop.ask("sweep")
  await shop.ask("backfill", 200_000)
  expect(await backfillOf(client, "customers")).toMatchObject({
    found: customers,
    done_at: expect.any(Date) as Date,
  })
  expect(await shop.ask("verify")).toEqual([])
  await shop.kill()
  return await ends(client)
}

/** Sweeps do not wait for the history, nor do they count it as found late. */
async function sweepsBeside(shop: ShopProcess, client: Client): Promise<void> {
  await shop.ask("sweepLive")
  const { rows } = await client.query("select count(*)::int from ladder_event")
  expect(rows).toEqual([{ count: 0 }])
  await shop.ask("join", "new1@example.com")
  await shop.ask("sweepLive")
  const after = await client.query("select type from ladder_event")
  expect(after.rows).toEqual([{ type: "customer.registered" }])
  const health = await shop.ask<Health>("health")
  const sweeps = health.sweeps.filter(({ source }) =>
    ["customers", "orders"].includes(source)
  )
  expect(sweeps).toHaveLength(2)
  for (const sweep of sweeps) {
    expect(sweep).toMatchObject({ late: 0, missing: 0 })
    expect(sweep.lag_seconds).toBeLessThan(60)
    expect(sweep.backfill).toMatchObject({
      state: "running",
      found: 0,
      percent: 0,
    })
  }
}

/** Stopped it stays where it is, whoever wants to go on, until it is resumed. */
async function stopsAndGoesOn(
  shop: ShopProcess,
  client: Client
): Promise<void> {
  const going = shop.ask<string[]>("backfill", 200_000)
  await untilFound(client, customers / 10)
  const stopped = await shop.ask<Backfill>("stop", "customers")
  expect(stopped.state).toBe("stopped")
  expect(await going).toEqual([])
  const { found, done_at } = await backfillOf(client, "customers")
  expect(done_at).toBeNull()
  expect(found).toBeLessThan(customers)
  expect(await shop.ask("backfill", 1_000)).toEqual([])
  expect((await backfillOf(client, "customers")).found).toBe(found)
  await expect(shop.ask("stop", "customers")).rejects.toThrow("is stopped")
  const resumed = await shop.ask<Backfill>("resume", "customers")
  expect(resumed).toMatchObject({ state: "running", found })
}

it("attack 15: a back-fill killed half-way, stopped and resumed comes to what one in one go does", async () => {
  const clean = await inOneGo()
  const place = await placeOf(names[2])
  const client = await connect(place.database_url)
  let shop = await startHistoryProcess(place)
  await sweepsBeside(shop, client)
  await stopsAndGoesOn(shop, client)
  void shop.ask("backfill", 200_000).catch(() => undefined)
  const found = await untilFound(client, customers / 2)
  await shop.kill()
  expect(found).toBeLessThan(customers)
  expect((await backfillOf(client, "customers")).done_at).toBeNull()

  shop = await startHistoryProcess(place)
  // In time as short as it may be: a stretch is left and begun again, shorter.
  await shop.ask("backfill", 1)
  const before = await backfillOf(client, "customers")
  expect(before.reached <= before.until).toBe(true)
  await shop.ask("backfill", 200_000)
  expect(await backfillOf(client, "orders")).toMatchObject({
    done_at: expect.any(Date) as Date,
  })
  expect(await ends(client)).toEqual(clean)
  expect(await shop.ask("verify")).toEqual([])

  const counted = async () =>
    (await client.query("select count(*)::int from ladder_event")).rows
  const events = await counted()
  await shop.ask("backfill", 200_000)
  await shop.ask("sweep")
  expect(await counted()).toEqual(events)
  const { sweeps } = await shop.ask<Health>("health")
  expect(
    new Set(sweeps.map(({ backfill }) => backfill?.percent ?? 100))
  ).toEqual(new Set([100]))
  expect(sweeps.filter(({ missing }) => missing > 0)).toEqual([])
  await shop.kill()
})
