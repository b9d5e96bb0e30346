import { Pool } from "@medusajs/framework/pg"
import { eventTypes } from "../../src/conversions"
import { servicesOn } from "../../src/modules/ladder/services"
import type { CatchUp } from "../../src/modules/ladder/services/catch-up"
import { noteUnfolded } from "../../src/modules/ladder/services/unfolded"
import { pgDatabase } from "../../src/modules/ladder/sql/pg-database"
import { day, oneRung, order, refund, threeRungs } from "./ladders-and-events"
import { openLedger, type Ledger } from "./open-ledger"

let ledger: Ledger
let now: number

const record = async (...events: Parameters<Ledger["door"]["record"]>[0]) =>
  await ledger.door.record(events, "test")

const everyone = Array.from({ length: 40 }, (_, i) => `c${i}`)

const health = () => ledger.sweeps.health()

const pointsOf = async (customer: string) =>
  (await ledger.customers.standingsOf(customer))[0]?.status_points

/** A decision nobody can read: every replay of the member fails. */
const spoilHistory = (ladder_id: string, customer: string) =>
  ledger.untriggered(
    `insert into ladder_decision (id, ladder_id, member_id, kind, at, what,
       reason, actor_id)
     values ('bad', '${ladder_id}', 'lmem_${customer}', 'adjust',
       now() - interval '1 hour', '{}', 'because', 'user')`
  )

/** A standing nobody can read: every step on from it fails. */
const spoilStanding = (customer: string) =>
  ledger.untriggered(
    `update ladder_standing set state = '"spoilt"'
     where member_id = 'lmem_${customer}'`
  )

const retryNow = () =>
  ledger.rows(
    `update ladder_standing set fold_retry_at = now()
     where fold_retry_at is not null`
  )

const minutesToRetry = () =>
  ledger.count(
    `select round(extract(epoch from fold_retry_at - now()) / 60)
     from ladder_standing where fold_retry_at is not null`
  )

beforeAll(async () => {
  ledger = await openLedger("health")
})
afterAll(() => ledger.close())
beforeEach(async () => {
  now = await ledger.sweeps.now()
})
afterEach(async () => {
  expect(await ledger.driftAtEnd()).toEqual([])
})

describe("a member who cannot be folded", () => {
  const ladderOfForty = async () => {
    await record(...everyone.map((c, i) => order(`o${i}`, c, now - i, 1000)))
    return await ledger.publish(oneRung)
  }

  it("is put aside with the reason, and nobody waits for them", async () => {
    const { id } = await ladderOfForty()
    await spoilHistory(id, "c7")
    expect(await ledger.catchUp.settle()).toBe(40)
    expect(await ledger.catchUp.settle()).toBe(0)
    const { members_behind, unfolded } = await health()
    expect(members_behind).toBe(0)
    expect(unfolded).toMatchObject({
      count: 1,
      rows: [
        { ladder_id: id, ladder: "One rung", member_id: "lmem_c7", tries: 1 },
      ],
    })
    expect(unfolded.rows[0]!.reason).not.toBe("")
    expect(
      await ledger.count(
        "select count(*) from ladder_standing where status_points = 10"
      )
    ).toBe(39)

    await ledger.untriggered("delete from ladder_decision")
    await retryNow()
    expect(await ledger.catchUp.settle()).toBe(1)
    expect((await health()).unfolded).toEqual({ count: 0, rows: [] })
    expect(await pointsOf("c7")).toBe(10)
  })

  it("is tried again later and later, and never in the way", async () => {
    const { id } = await ladderOfForty()
    await spoilHistory(id, "c0")
    for (let left = 1; left > 0;) {
      left = await ledger.catchUp.settle(1)
    }
    expect((await health()).unfolded.count).toBe(1)
    expect((await health()).members_behind).toBe(0)
    expect(await minutesToRetry()).toBe(1)
    for (const minutes of [2, 4, 8]) {
      await retryNow()
      await ledger.catchUp.settle()
      expect(await minutesToRetry()).toBe(minutes)
    }
    await ledger.untriggered("delete from ladder_decision")
    await retryNow()
  })

  it("does not keep time from acting on others", async () => {
    await ledger.publish(threeRungs, now - 400 * day)
    await record(
      ...everyone.map((c, i) => order(`o${i}`, c, now - 100 * day, 10_000))
    )
    await spoilStanding("c7")
    expect(await ledger.catchUp.elapse()).toBe(40)
    expect(await ledger.catchUp.elapse()).toBe(0)
    expect((await health()).unfolded.rows).toMatchObject([
      { member_id: "lmem_c7", tries: 1 },
    ])
    expect(
      await ledger.count("select count(*) from ladder_standing where rung = 2")
    ).toBe(1)

    await ledger.untriggered(
      "update ladder_standing set state = null where member_id = 'lmem_c7'"
    )
    await record(order("new", "c7", now, 1000))
    expect((await health()).unfolded.count).toBe(0)
  })

  it("is noted once by processes that share the work", async () => {
    const { id } = await ladderOfForty()
    await spoilHistory(id, "c20")
    const work: CatchUp[] = [ledger.catchUp, ledger.another().catchUp]
    await Promise.all([...work, ...work].map((one) => one.settle(25)))
    await ledger.catchUp.settle()
    expect((await health()).unfolded.rows).toMatchObject([{ tries: 1 }])
    expect((await health()).members_behind).toBe(0)
    await ledger.untriggered("delete from ladder_decision")
    await retryNow()
  })
})

it("puts nobody aside whom somebody else has folded meanwhile", async () => {
  const { id } = await ledger.publish(oneRung, now - day)
  await record(order("1", "a", now, 1000))
  const member = { ladder_id: id, member_id: "lmem_a" }
  const pool = new Pool({ connectionString: ledger.url, max: 1 })
  try {
    await noteUnfolded(pgDatabase(pool), member, new Error("out of luck"))
  } finally {
    await pool.end()
  }
  expect((await health()).unfolded.count).toBe(0)
})

it("puts nobody aside for what passes, and folds them the next time", async () => {
  await record(order("1", "a", now, 1000))
  await ledger.publish(oneRung, now - day)
  const pool = new Pool({ connectionString: ledger.url, max: 1 })
  const impatient = new Pool({
    connectionString: `${ledger.url}?options=-c%20lock_timeout%3D100`,
    max: 1,
  })
  const client = await pool.connect()
  try {
    await client.query("begin; lock table ladder_entry in exclusive mode")
    const { catchUp } = servicesOn(pgDatabase(impatient), eventTypes, {
      coupon_prefix: "",
    })
    await expect(catchUp.settle()).rejects.toThrow("lock timeout")
    await client.query("rollback")
    expect((await health()).unfolded.count).toBe(0)
    expect(await catchUp.settle()).toBe(1)
  } finally {
    client.release()
    await pool.end()
    await impatient.end()
  }
  expect(await pointsOf("a")).toBe(10)
})

it("lists rows that a source cannot read until it can", async () => {
  const ids = Array.from({ length: 25 }, (_, i) => `order_${i}`)
  const notes = ids.map((id) => ({ id, reason: "unreadable" }))
  await ledger.sweeps.noteUnread("orders", notes)
  await ledger.sweeps.noteUnread("orders", [{ id: "order_3", reason: "worse" }])
  const { unread } = await health()
  expect(unread.count).toBe(25)
  expect(unread.rows).toHaveLength(20)
  expect(unread.rows.find(({ id }) => id === "order_3")).toMatchObject({
    source: "orders",
    reason: "worse",
    tries: 2,
  })
  expect(await ledger.sweeps.dueUnread("orders", 100)).toEqual([])
  await ledger.rows("update ladder_unread set next_try_at = now()")
  expect(await ledger.sweeps.dueUnread("orders", 100)).toHaveLength(25)
  expect(await ledger.sweeps.dueUnread("customers", 100)).toEqual([])
  await ledger.sweeps.clearUnread("orders", ids)
  expect((await health()).unread).toEqual({ count: 0, rows: [] })
})

it("lists reversals of another currency than their original", async () => {
  await ledger.publish(oneRung, now - day)
  await record(
    order("1", "a", now, 1000),
    { ...refund("r", "a", now + 1, 400, "1"), currency: "usd" },
    refund("s", "a", now + 1, 400, "1"),
    refund("t", "a", now + 1, 400, "nobody")
  )
  expect(await pointsOf("a")).toBe(6)
  expect(await health()).toMatchObject({
    waiting_reversals: 1,
    foreign_reversals: {
      count: 1,
      rows: [
        {
          key: "r",
          currency: "usd",
          reverses: "1",
          original_currency: "eur",
        },
      ],
    },
  })
})

it("looks for idle reversals among the latest only", async () => {
  await ledger.publish(oneRung, now - day)
  await record(refund("s", "a", now, 400, "nobody"))
  await ledger.untriggered(
    `insert into ladder_event (key, type, customer_id, occurred_at, value,
       currency, reverses, attributes, source, hash)
     select 's' || i, type, customer_id, occurred_at, value, currency,
       reverses, attributes, source, hash
     from ladder_event, generate_series(1, 10000) i`
  )
  expect((await health()).waiting_reversals).toBe(10_000)
  await ledger.empty()
})

it("goes through its events in a range a stretch at a time, over and over", async () => {
  const of = (...keys: string[]) => keys.map((key) => order(key, "a", now, 1))
  await ledger.door.record(of("k:1", "k:2", "k:3", "l:1"), "orders")
  await record(...of("k:15", "k:4"))
  const range = { after: "k:", before: "k;" }
  const next = async () =>
    (await ledger.sweeps.nextRecorded("orders", range, 2)).map(({ key }) => key)
  expect(await next()).toEqual(["k:1", "k:2"])
  expect(await next()).toEqual(["k:3"])
  expect(await next()).toEqual(["k:1", "k:2"])
})
