import { randomBytes } from "node:crypto"
import { Client } from "@medusajs/framework/pg"
import { createDatabase } from "../../scripts/postgres/start-postgres"
import { config } from "../../src/jobs/ladder-outbox"
import { leaseSeconds } from "../../src/modules/ladder/sql/outbox"
import { chooseSeed, Random, rounds, rounds_ms } from "../modules/random"
import {
  migrateShop,
  startIssuingProcess,
  type ShopPlace,
  type ShopProcess,
} from "./start-shop-process"
import type { Fault, Sent } from "./statements"

/**
 * After so long the work of a process that died is free for others. The job
 * that takes it up runs every twenty seconds: a minute in all.
 */
const wait_seconds = 40

const postgres = process.env.DATABASE_URL ?? ""
const name = `ladder_issuing_${randomBytes(4).toString("hex")}`

let place: ShopPlace
let client: Client
/** The process nothing befalls which it does not survive. */
let shop: ShopProcess
/** What issuing two coupons asks of Postgres, from the first statement on. */
let statements: readonly string[]
let random: Random
let customers = 0

const rows = async (sql: string, params: readonly unknown[] = []) =>
  (await client.query(sql, [...params])).rows as Record<string, unknown>[]

const earn = () => shop.ask<string>("earn", `c${(customers += 1)}@example.com`)

const outbox = (of: ShopProcess, fault: Fault | null = null) =>
  of.ask<Sent>("outbox", fault)

beforeAll(async () => {
  random = new Random(chooseSeed())
  place = { database_url: await createDatabase(postgres, name), redis_url: "" }
  client = new Client({ connectionString: place.database_url })
  await client.connect()
  // What a fault leaves locked for ever is told, not waited for.
  await client.query("set lock_timeout = '10s'")
  await migrateShop(place)
  shop = await startIssuingProcess(place)
  await shop.ask("open")
  // The first run fills Medusa's caches: what counts is what every run does.
  for (let run = 0; run < 2; run++) {
    const customer = await earn()
    statements = (await outbox(shop)).texts
    await issuedOnce(customer)
  }
})

afterAll(async () => {
  await shop?.kill()
  await client?.end()
  const admin = new Client({ connectionString: postgres })
  await admin.connect()
  await admin.query(`drop database if exists ${name} with (force)`)
  await admin.end()
})

/** Time is what Postgres' clock says in a few columns: it passes at once. */
async function timePasses(): Promise<void> {
  const earlier = `- interval '${wait_seconds} seconds'`
  await rows(
    `update ladder_grant set lease_until = lease_until ${earlier},
       next_try_at = next_try_at ${earlier} where state <> 'issued'`
  )
  await rows(
    `update ladder_standing set level_lease_until = level_lease_until ${earlier}
     where level_due`
  )
}

/** Promotions by the code or for the grant, half-made ones too. */
const promotions = `
  select g.reward, count(distinct p.id)::int as promotions,
    min(p.id) = min(g.promotion_id) as ours, min(p.code) = min(g.code) as coded,
    min(p.limit) as uses, count(distinct a.id)::int as methods,
    array_agg(distinct r.attribute order by r.attribute) as rules
  from ladder_grant g
  left join promotion p on p.deleted_at is null
    and (p.code = g.code or p.metadata->>'ladder_grant' = g.id)
  left join promotion_application_method a
    on a.promotion_id = p.id and a.deleted_at is null and a.value = 5
  left join promotion_promotion_rule pr on pr.promotion_id = p.id
  left join promotion_rule r on r.id = pr.promotion_rule_id
    and r.deleted_at is null and exists (
      select 1 from promotion_rule_value v
      where v.promotion_rule_id = r.id and v.deleted_at is null
    )
  where g.customer_id = $1 group by g.reward order by g.reward`

const whole = (reward: string) => ({
  reward,
  promotions: 1,
  ours: true,
  coded: true,
  uses: 1,
  methods: 1,
  rules: ["customer.id"],
})

/** Two coupons, each issued, made and told of exactly once; in the group once. */
async function issuedOnce(customer: string): Promise<void> {
  const grants = await rows(
    `select g.state, g.reason, g.failure, g.lease_until, (
       select count(*)::int from ladder_announcement a
       cross join lateral jsonb_array_elements(a.facts) f
       where f->>'name' = 'reward_issued' and f->'data'->>'grant_id' = g.id
     ) as told
     from ladder_grant g where g.customer_id = $1`,
    [customer]
  )
  const once = {
    state: "issued",
    reason: null,
    failure: null,
    lease_until: null,
    told: 1,
  }
  expect(grants).toEqual([once, once])
  expect(await rows(promotions, [customer])).toEqual([
    whole("thanks"),
    whole("welcome"),
  ])
  const groups = await rows(
    `select 1 from customer_group_customer
     where customer_id = $1 and deleted_at is null`,
    [customer]
  )
  expect(groups).toHaveLength(1)
}

/** Every boundary with every of these faults, a few of them, in any order. */
function drawn(whats: readonly Fault["what"][], few: number): Fault[] {
  const all = statements.flatMap((_, i) =>
    whats.flatMap((what) =>
      (["before", "after"] as const).map((when) => ({
        statement: i + 1,
        when,
        what,
      }))
    )
  )
  return random.shuffled(all).slice(0, rounds(few))
}

/** Says which fault it was when something is not as it should be. */
async function survives(
  fault: Fault,
  customer: string,
  strike: () => Promise<unknown>
): Promise<void> {
  try {
    await strike()
    await timePasses()
    await outbox(shop)
    await issuedOnce(customer)
  } catch (error) {
    const { what, when, statement } = fault
    const text = statements[statement - 1]?.replaceAll(/\s+/g, " ")
    throw new Error(`${what} ${when} statement ${statement}: ${text}`, {
      cause: error,
    })
  }
}

it("R5: takes up within a minute what a process left that died", () => {
  const [, seconds] = /^\*\/(\d+)( \*){5}$/.exec(config.schedule) ?? []
  expect(leaseSeconds).toBeLessThanOrEqual(wait_seconds)
  expect(wait_seconds + Number(seconds)).toBeLessThanOrEqual(60)
})

it(
  "R5: issues each coupon once, whatever statement fails or loses its connection",
  async () => {
    const faults = drawn(["throw", "cut"], 24)
    for (const fault of faults) {
      const customer = await earn()
      await survives(fault, customer, async () => {
        const { texts } = await outbox(shop, fault)
        expect(texts.length).toBeGreaterThanOrEqual(fault.statement)
      })
    }
    console.log(`${faults.length} faults at ${statements.length} statements`)
  },
  rounds_ms
)

it(
  "R5, attack 6: issues each coupon once, whatever statement its process is killed at",
  async () => {
    const faults = drawn(["kill"], 2)
    for (const fault of faults) {
      const customer = await earn()
      const doomed = await startIssuingProcess(place)
      await survives(fault, customer, async () => {
        await expect(outbox(doomed, fault)).rejects.toThrow("It died")
      })
    }
    console.log(`${faults.length} kills at ${statements.length} statements`)
  },
  rounds_ms
)

/** Puts a database in the place of another; nobody is connected meanwhile. */
async function copyDatabase(from: string, to: string): Promise<void> {
  await shop.kill()
  await client.end()
  const admin = new Client({ connectionString: postgres })
  await admin.connect()
  await admin.query(`drop database if exists ${to} with (force)`)
  await admin.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = $1",
    [from]
  )
  await admin.query(`create database ${to} template ${from}`)
  await admin.end()
  client = new Client({ connectionString: place.database_url })
  await client.connect()
  shop = await startIssuingProcess(place)
}

// Last: it goes on with another process, on another database.
it("attack 19: gives nobody a second code when yesterday's backup is restored and today told again", async () => {
  const backup = `${name}_backup`
  const [early, late] = [
    await shop.ask<string>("join", "early@example.com"),
    await shop.ask<string>("join", "late@example.com"),
  ]
  const at = Date.now() - 1000
  const tell = (customer: string) =>
    shop.ask<string[]>("tell", { customer, at })
  const codesOf = async (customer: string) =>
    (
      await rows("select code from ladder_grant where customer_id = $1", [
        customer,
      ])
    ).map(({ code }) => String(code))
  await tell(early)
  await outbox(shop)
  const yesterday = await codesOf(early)
  await copyDatabase(name, backup)
  await tell(late)
  await outbox(shop)
  await issuedOnce(late)
  const lost = await codesOf(late)
  expect([yesterday.length, lost.length]).toEqual([2, 2])

  await copyDatabase(backup, name)
  expect(await codesOf(late)).toEqual([])
  // All of yesterday and today, twice.
  expect(await tell(early)).toEqual(["duplicate", "duplicate"])
  expect(await tell(late)).toEqual(["recorded", "recorded"])
  expect(await tell(late)).toEqual(["duplicate", "duplicate"])
  await outbox(shop)
  await outbox(shop)
  await issuedOnce(early)
  await issuedOnce(late)
  expect(await codesOf(early)).toEqual(yesterday)
  // What was given in the time that was lost is no code of the shop any more.
  const still = await rows("select code from promotion where code = any($1)", [
    lost,
  ])
  expect(still).toEqual([])
  const admin = new Client({ connectionString: postgres })
  await admin.connect()
  await admin.query(`drop database if exists ${backup} with (force)`)
  await admin.end()
}, 180_000)
