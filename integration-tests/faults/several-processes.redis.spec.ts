import { randomBytes } from "node:crypto"
import { Client } from "@medusajs/framework/pg"
import { createDatabase } from "../../scripts/postgres/start-postgres"
import type { Customer } from "../http/shop/customers"
import { eventually } from "../http/shop/recorded"
import type { Told } from "./announcing-deeds"
import { testCouponRaces } from "./coupon-races"
import { startRedis, type RunningRedis } from "./start-redis"
import {
  migrateShop,
  startShopProcess,
  type ShopPlace,
  type ShopProcess,
} from "./start-shop-process"

/** A busy machine is patient. */
const patience_ms = 60_000

/** Hints that a wiped Redis had not handed out. As R15 has it: LADDER_QUEUED=10000. */
const queued = Number(process.env.LADDER_QUEUED ?? 1_000)

/** Where Medusa's bus keeps the hints that nobody has taken yet. */
const queue = "RedisEventBusService:events-queue:prioritized"

/**
 * One shop as a merchant of some size runs it: Medusa's server and its worker
 * on one Postgres, with Medusa's Redis event bus, workflow engine and locks.
 */
let redis: RunningRedis
let place: ShopPlace
let client: Client
let server: ShopProcess
let worker: ShopProcess
/** Another server of the same shop. */
let other: ShopProcess
let customers = 0

const rows = async (sql: string, params: readonly unknown[] = []) =>
  (await client.query(sql, [...params])).rows as Record<string, unknown>[]

const soon = <T>(look: () => Promise<T>, good: (seen: T) => boolean) =>
  eventually(look, good, patience_ms)

const both = (deed: string) =>
  Promise.all([server, worker].map((one) => one.ask(deed)))

const register = () =>
  server.ask<Customer>("register", `c${(customers += 1)}@example.com`)

const grantsOf = (customer: Customer) =>
  rows("select * from ladder_grant where customer_id = $1", [customer.id])

const promotionsOf = (grant: Record<string, unknown> | undefined) =>
  rows(
    `select id, code from promotion where deleted_at is null
       and (code = $1 or metadata->>'ladder_grant' = $2)`,
    [grant?.["code"], grant?.["id"]]
  )

const eventsOf = (order: string) =>
  rows("select key from ladder_event where key like $1", [`order:${order}:%`])

/** Waits for the order's coupon; there is one of everything, in the end too. */
async function countedOnce(order: string, customer: Customer): Promise<void> {
  const grants = await soon(
    () => grantsOf(customer),
    ([grant]) => grant?.["state"] === "issued"
  )
  expect(grants).toMatchObject([{ state: "issued", reason: null }])
  await both("outbox")
  const [grant, ...more] = await grantsOf(customer)
  expect(more).toEqual([])
  expect(await promotionsOf(grant)).toEqual([
    { id: grant?.["promotion_id"], code: grant?.["code"] },
  ])
  expect(await eventsOf(order)).toEqual([{ key: `order:${order}:v1` }])
  const entries = await rows(
    "select kind from ladder_entry where member_id = $1",
    [`lmem_${customer.id}`]
  )
  expect(entries).toEqual([{ kind: "earn" }])
}

/** Statements of the worker that wait for a lock. */
const waiting = async () =>
  (
    await rows(
      `select query from pg_stat_activity where datname = current_database()
         and application_name = 'worker' and wait_event_type = 'Lock'`
    )
  ).map(({ query }) => String(query))

async function untilWaiting(...statements: RegExp[]): Promise<void> {
  const found = await soon(waiting, (all) => all.length === statements.length)
  expect(found).toEqual(statements.map((one) => expect.stringMatching(one)))
}

/** Holds what the statement locks until it is released. */
async function hold(sql: string, params: readonly unknown[] = []) {
  const holder = new Client({ connectionString: place.database_url })
  await holder.connect()
  await holder.query("begin")
  await holder.query(sql, [...params])
  return { release: () => holder.end() }
}

const postgres = process.env.DATABASE_URL ?? ""
const name = `ladder_redis_${randomBytes(4).toString("hex")}`

beforeAll(async () => {
  redis = await startRedis()
  place = {
    database_url: await createDatabase(postgres, name),
    redis_url: redis.url,
  }
  client = new Client({ connectionString: place.database_url })
  await client.connect()
  // What a killed process had asked for is not carried out after its death.
  await client.query(
    `alter database ${name} set client_connection_check_interval = '50ms'`
  )
  await migrateShop(place)
  // One after the other: two first boots at once insert Medusa's providers twice.
  server = await startShopProcess(place, "server")
  const [started, opened] = await Promise.all([
    startShopProcess(place, "worker"),
    server.ask("open"),
  ])
  worker = started
  other = await startShopProcess(place, "server")
  await other.ask("adopt", opened)
})

afterAll(async () => {
  await Promise.all([server, other, worker].map((one) => one?.kill()))
  await client?.end()
  await redis?.stop()
  const admin = new Client({ connectionString: postgres })
  await admin.connect()
  await admin.query(`drop database if exists ${name} with (force)`)
  await admin.end()
})

it("attack 11: records an order once, and issues its coupon once, though both sweep and run the jobs", async () => {
  const ada = await register()
  const order = await server.ask<string>("buy", ada)
  await Promise.all([both("sweep"), both("sweep"), both("outbox")])
  await countedOnce(order, ada)
})

it("announces each fact by one of two processes, to whoever listens", async () => {
  const members = Array.from({ length: 60 }, (_, n) => `announced${n}`)
  await both("listen")
  // What a paused ladder has to say waits until both can take it.
  await rows("update ladder set paused_at = now()")
  await server.ask("earn", members)
  const waits = await rows(
    `select id || '_' || (n - 1) as id from ladder_announcement
     cross join generate_series(1, jsonb_array_length(facts)) n order by 1`
  )
  // A rung entered and points changed of each.
  expect(waits).toHaveLength(2 * members.length)
  const ids = waits.map(({ id }) => String(id))
  await rows("update ladder set paused_at = null")
  await Promise.all([both("announce"), both("announce")])
  // The worker's own job may be at some of them.
  const left = await soon(
    () => rows("select 1 from ladder_announcement"),
    ({ length }) => length === 0
  )
  expect(left).toEqual([])

  const told = () =>
    Promise.all([server, worker].map((one) => one.ask<Told>("told")))
  const own = (some: readonly string[]) =>
    some.filter((id) => ids.includes(id)).sort()
  const emitted = (await told()).flatMap((one) => one.emitted)
  expect(own(emitted)).toEqual(ids)
  const heard = await soon(
    async () => own((await told()).flatMap((one) => one.heard)),
    ({ length }) => length >= ids.length
  )
  expect([...new Set(heard)]).toEqual(ids)
})

it(`attack 9, R15: finds all that a wiped Redis had queued, ${queued} customers`, async () => {
  worker.halt()
  const before = await rows("select count(*)::int from ladder_event")
  await server.ask("joinMany", queued)
  const waiting = /:(\d+)/.exec(await redis.send(`ZCARD ${queue}`))?.[1]
  expect(Number(waiting)).toBeGreaterThanOrEqual(queued)
  await redis.send("FLUSHALL")
  worker.goOn()
  expect(await rows("select count(*)::int from ladder_event")).toEqual(before)
  const registered = () =>
    rows(
      `select count(*)::int from ladder_event e join customer c
         on e.key = 'customer:' || c.id || ':registered'
       where c.email like 'queued%'`
    )
  await both("sweep")
  const found = await soon(registered, ([row]) => row?.["count"] === queued)
  expect(found).toEqual([{ count: queued }])
  const events = await rows("select count(*)::int from ladder_event")
  await both("sweep")
  expect(await rows("select count(*)::int from ladder_event")).toEqual(events)
}, 300_000)

it("R15: finds what a wiped Redis has forgotten, and hears again after it", async () => {
  const ada = await register()
  worker.halt()
  const order = await server.ask<string>("buy", ada)
  expect(await redis.send(`ZCARD ${queue}`)).not.toBe(":0\r\n")
  await redis.send("FLUSHALL")
  worker.goOn()
  expect(await eventsOf(order)).toEqual([])
  await both("sweep")
  await countedOnce(order, ada)

  const bob = await register()
  await countedOnce(await server.ask<string>("buy", bob), bob)
})

it("attack 7: adopts the promotion of a worker killed before it could say so", async () => {
  const ada = await register()
  const promotions = await hold("lock table promotion in share mode")
  const order = await server.ask<string>("buy", ada)
  await untilWaiting(/insert into "promotion"/)
  const mark = await hold(
    "select 1 from ladder_grant where customer_id = $1 for update",
    [ada.id]
  )
  await promotions.release()
  await untilWaiting(/update ladder_grant g set state = 'issued'/)
  const [grant] = await grantsOf(ada)
  const made = await promotionsOf(grant)
  expect(made).toHaveLength(1)

  await worker.kill()
  await untilWaiting()
  await mark.release()
  expect(await grantsOf(ada)).toMatchObject([
    { state: "issuing", promotion_id: null },
  ])

  await rows("update ladder_grant set lease_until = now()")
  worker = await startShopProcess(place, "worker")
  await both("outbox")
  await countedOnce(order, ada)
  expect(await grantsOf(ada)).toMatchObject([
    { promotion_id: made[0]?.["id"], code: grant?.["code"] },
  ])
})

testCouponRaces(() => ({ servers: [server, other], rows }), register)

it("R15: loses nothing when Redis stops, and sweeps on without it", async () => {
  const ada = await register()
  worker.halt()
  const order = await server.ask<string>("buy", ada)
  await redis.stop()
  worker.goOn()
  expect(await eventsOf(order)).toEqual([])
  // Medusa's workflows wait for Redis; what the sweep records does not.
  const sweeping = worker.ask("sweep")
  expect(
    await soon(
      () => eventsOf(order),
      ({ length }) => length > 0
    )
  ).toHaveLength(1)
  await redis.startAgain()
  await sweeping
  await rows("update ladder_grant set next_try_at = now()")
  await both("sweep")
  await countedOnce(order, ada)
})
