import { setTimeout as sleep } from "node:timers/promises"
import { Client } from "@medusajs/framework/pg"
import type { Customer } from "../http/shop/customers"
import { startOwnPostgres, type OwnPostgres } from "./own-postgres"
import {
  migrateShop,
  startShopProcess,
  type ShopProcess,
} from "./start-shop-process"

/** How often Postgres stops. More before a release: LADDER_ROUNDS_FACTOR=10. */
const rounds = Math.ceil(3 * Number(process.env.LADDER_ROUNDS_FACTOR ?? 1))

/** As R14 has it. */
const back_ms_max = 10_000

interface Told {
  readonly status: number
  readonly retry_after: string | null
  readonly body: { readonly message?: string }
}

let postgres: OwnPostgres
let shop: ShopProcess
let ada: Customer
let last = 0

jest.setTimeout(240_000 + rounds * 30_000)

/** The server has been away since the last question: a connection for each. */
async function rows(sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: postgres.url })
  await client.connect()
  try {
    return (await client.query(sql)).rows as Record<string, unknown>[]
  } finally {
    await client.end()
  }
}

const record = (key: string) =>
  shop.ask<Told>("byHand", { customer_id: ada.id, key })

/** Keys on record, of those that begin so. */
const recorded = async (begin: string): Promise<string[]> => {
  const found = await rows(
    `select key from ladder_event where key like 'hand:${begin}%'`
  )
  return found.map(({ key }) => String(key).slice("hand:".length))
}

beforeAll(async () => {
  postgres = await startOwnPostgres()
  const place = { database_url: postgres.url, redis_url: "" }
  await migrateShop(place)
  shop = await startShopProcess(place, "server")
  await shop.ask("open")
  await shop.ask("hire")
  ada = await shop.ask<Customer>("register", "ada@example.com")
})

afterAll(async () => {
  await shop?.kill()
  await postgres?.close()
})

it("attack 8, R14: keeps what was acknowledged when Postgres stops at once, and serves soon after it is back", async () => {
  for (let round = 0; round < rounds; round++) {
    const begin = `stop${round}-`
    const acknowledged = new Set<string>()
    const others = new Map<number, Told>()
    let sending = true
    const send = async () => {
      while (sending) {
        const key = `${begin}${(last += 1)}`
        const told = await record(key)
        if (told.status === 200) {
          acknowledged.add(key)
        } else {
          others.set(told.status, told)
          await sleep(20)
        }
      }
    }
    const senders = Array.from({ length: 6 }, () => send())
    while (acknowledged.size < 30 * (round + 1)) {
      await sleep(5)
    }
    // Right after an acknowledgement, others are under way.
    await postgres.stopAtOnce()
    const before = acknowledged.size
    await sleep(500)
    await postgres.startAgain()
    const back = performance.now()
    while (acknowledged.size === before) {
      await sleep(20)
      expect(performance.now() - back).toBeLessThan(back_ms_max)
    }
    console.log(
      `${before} acknowledged before, serving after ${Math.round(performance.now() - back)} ms`
    )
    sending = false
    await Promise.all(senders)
    const kept = new Set(await recorded(begin))
    expect([...acknowledged].filter((key) => !kept.has(key))).toEqual([])
    // Told that the shop cannot take it now, and never anything worse.
    for (const { status, retry_after, body } of others.values()) {
      expect([status, retry_after, body]).toMatchObject([503, "5", {}])
      expect(body.message).toMatch(/database cannot take this at the moment/)
    }
    expect(shop.lives()).toBe(true)
  }
})

it("attack 17: answers 503 on a full disk, and keeps no part of what it refused", async () => {
  const disk = postgres.smallDisk(12)
  await rows(`create tablespace small location '${disk}'`)
  // What an event writes first; the rest of the transaction has room.
  await rows("alter table ladder_event set tablespace small")
  const before = await record("disk-before")
  expect(before.status).toBe(200)
  await rows("create table filler (text text) tablespace small")
  await rows(
    `do $$ begin loop insert into filler values (repeat('x', 2000)); end loop;
     exception when disk_full then null; end $$`
  ).catch(() => undefined)
  // The loop's own rows went with it; what it had extended is still taken.
  const acknowledged: string[] = []
  const refused: string[] = []
  let told: Told | null = null
  for (let n = 0; refused.length < 20; n++) {
    const key = `disk-${n}`
    const answer = await record(key)
    if (answer.status === 200) {
      acknowledged.push(key)
    } else {
      refused.push(key)
      told ??= answer
    }
    expect(n).toBeLessThan(2_000)
  }
  console.log(`${acknowledged.length} acknowledged before the disk was full`)
  expect(told).toMatchObject({
    status: 503,
    retry_after: "5",
    body: { type: "unavailable" },
  })
  const kept = await recorded("disk-")
  expect(acknowledged.filter((key) => !kept.includes(key))).toEqual([])
  expect(refused.filter((key) => kept.includes(key))).toEqual([])
  const entries = await rows(
    "select cause from ladder_entry where cause like 'hand:disk-%'"
  )
  expect(entries.map(({ cause }) => cause).sort()).toEqual(
    kept.map((key) => `hand:${key}`).sort()
  )
  expect(shop.lives()).toBe(true)

  await rows("drop table filler")
  for (const key of refused) {
    expect((await record(key)).status).toBe(200)
  }
  expect(await recorded("disk-")).toHaveLength(
    1 + acknowledged.length + refused.length
  )
})
