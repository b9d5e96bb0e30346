import { Pool, type QueryConfig } from "@medusajs/framework/pg"
import { eventTypes } from "../../src/conversions"
import { announcedNames } from "../../src/modules/ladder/announced"
import { servicesOn } from "../../src/modules/ladder/services"
import { databaseOn } from "../../src/modules/ladder/sql/database-on"
import {
  day,
  minute,
  oneRung,
  order,
  refund,
  registered,
} from "./ladders-and-events"
import { openLedger, type Ledger } from "./open-ledger"

let ledger: Ledger
let now: number

const answersOf = async (...events: Parameters<Ledger["door"]["record"]>[0]) =>
  (await ledger.door.record(events, "test")).map(({ answer }) => answer)

const pointsOf = async (customer: string) =>
  (await ledger.customers.standingsOf(customer))[0]?.status_points

beforeAll(async () => {
  ledger = await openLedger("record")
})
afterAll(() => ledger.close())
beforeEach(async () => {
  await ledger.publish(oneRung)
  now = (await ledger.sweeps.now()) + 1
})
afterEach(async () => {
  expect(await ledger.driftAtEnd()).toEqual([])
})

it("records an event and all that follows, and answers for each", async () => {
  expect(
    await answersOf(registered("a", now), order("1", "a", now + 1, 1000))
  ).toEqual(["recorded", "recorded"])
  expect(await pointsOf("a")).toBe(10)
  expect(await ledger.count("select count(*) from ladder_grant")).toBe(1)
})

it("answers an equal repeat as a duplicate and writes nothing", async () => {
  const batch = [
    registered("a", now),
    order("1", "a", now + 1, 1000),
    refund("2", "a", now + 2, 400, "1"),
  ]
  await answersOf(...batch)
  const before = await ledger.dump()
  expect(await answersOf(...batch)).toEqual(batch.map(() => "duplicate"))
  expect(await answersOf(...[...batch].reverse())).toEqual(
    batch.map(() => "duplicate")
  )
  expect(await ledger.dump()).toBe(before)
})

it("refuses other content under a known key, and only that event", async () => {
  await answersOf(order("1", "a", now, 1000))
  expect(
    await answersOf(
      order("0", "a", now, 100),
      order("1", "a", now, 9000),
      order("2", "a", now, 200)
    )
  ).toEqual(["recorded", "conflict", "recorded"])
  expect(await pointsOf("a")).toBe(13)
})

it("refuses another customer under a known key, except from a reversal", async () => {
  const taken = refund("r1", "a", now + 1, 400, "1")
  await answersOf(order("1", "a", now, 1000), taken)
  expect(
    await answersOf(
      order("1", "b", now, 1000),
      order("2", "b", now, 500),
      order("2", "c", now, 500),
      { ...taken, customer: "b" },
      { ...taken, customer: "c" }
    )
  ).toEqual(["conflict", "recorded", "conflict", "duplicate", "duplicate"])
  expect([await pointsOf("a"), await pointsOf("b")]).toEqual([6, 5])
  expect(await ledger.customers.standingsOf("c")).toEqual([])
})

it("answers a repeat within a batch by what became of the first", async () => {
  const late = order("f", "a", now + day, 100)
  await answersOf(order("1", "a", now, 1000))
  expect(
    await answersOf(
      order("2", "a", now, 100),
      order("2", "a", now, 100),
      order("2", "a", now, 300),
      order("1", "a", now, 9000),
      order("1", "a", now, 1000),
      order("1", "a", now, 9000),
      late,
      late,
      order("f", "a", now, 100)
    )
  ).toEqual([
    "recorded",
    "duplicate",
    "conflict",
    "conflict",
    "duplicate",
    "conflict",
    "refused",
    "refused",
    "recorded",
  ])
  expect(await pointsOf("a")).toBe(12)
})

it("answers the same object given twice as any repeat", async () => {
  const event = order("1", "a", now, 100)
  expect(await answersOf(event, event)).toEqual(["recorded", "duplicate"])
})

it("refuses what lies over 15 minutes ahead of Postgres's clock", async () => {
  const at = await ledger.sweeps.now()
  const answers = await ledger.door.record(
    [
      order("1", "a", at + 14 * minute, 100),
      order("2", "a", at + 16 * minute, 100),
    ],
    "test"
  )
  expect(answers).toEqual([
    { key: "1", answer: "recorded" },
    { key: "2", answer: "refused", reason: expect.stringContaining("15") },
  ])
  expect(await ledger.count("select count(*) from ladder_event")).toBe(1)
})

it("parks events of a deleted customer with the reason, and counts nothing", async () => {
  await answersOf(order("1", "a", now, 1000), order("1b", "b", now, 1000))
  await ledger.membership.closeCustomers(["a"])
  const parked = order("2", "a", now, 500)
  expect(
    await ledger.door.record([parked, order("3", "b", now, 500)], "test")
  ).toEqual([
    { key: "2", answer: "parked", reason: "customer_deleted" },
    { key: "3", answer: "recorded" },
  ])
  expect(await answersOf(parked)).toEqual(["parked"])
  expect(await answersOf(order("1", "a", now, 1000))).toEqual(["duplicate"])
  expect(await pointsOf("a")).toBe(10)
  expect(await pointsOf("b")).toBe(15)
  const { rows, count } = await ledger.sweeps.listParked({
    limit: 9,
    offset: 0,
  })
  expect([count, rows[0]?.key, rows[0]?.reason]).toEqual([
    1,
    "2",
    "customer_deleted",
  ])
})

it("takes a reversal from its original's owner though it names a deleted customer", async () => {
  await answersOf(order("1", "a", now, 1000), order("2", "b", now, 1000))
  await ledger.membership.closeCustomers(["b"])
  expect(await answersOf(refund("1-", "b", now, 1000, "1"))).toEqual([
    "recorded",
  ])
  expect(await pointsOf("a")).toBe(0)
  // Of the deleted one nothing is taken: whoever it is brought by, it is theirs.
  expect(await answersOf(refund("2-", "b", now, 1000, "2"))).toEqual(["parked"])
  expect(await answersOf(refund("3-", "b", now, 1000, "3"))).toEqual(["parked"])
  const ahead = now + 3_600_000
  expect(await answersOf(refund("1--", "b", ahead, 1, "1"))).toEqual([
    "refused",
  ])
})

it("gives deleted customers nothing even when a publication would", async () => {
  const ladder = await ledger.programme.listLadders({ limit: 1, offset: 0 })
  const id = ladder.rows[0]?.id ?? ""
  await answersOf(registered("a", now), order("1", "a", now + 1, 1000))
  await ledger.membership.closeCustomers(["a"])
  const [rung] = oneRung.rungs
  const [thanks] = oneRung.rewards
  await ledger.programme.updateDraft(id, {
    ...oneRung,
    rungs: [rung!, { ...rung!, id: "top", name: "Top" }],
    rewards: [thanks!, { ...thanks!, id: "more", on: { rung_entered: "top" } }],
  })
  await ledger.programme.publish(id)
  await ledger.catchUpFully()
  expect(await ledger.outbox.claimDueGrants(10)).toEqual([])
})

it("tries parked events again and counts them once", async () => {
  const events = ["x", "y"].map((c) => order(`o${c}`, c, now, 1000))
  await ledger.catchUp.park(
    events.map((event) => ({ event, reason: "unknown_customer" })),
    "test"
  )
  const unknown = async () => new Map<string, "known" | "deleted">()
  expect(await ledger.catchUp.retryParked(unknown)).toBe(0)
  await ledger.rows("update ladder_parked_event set next_try_at = now()")
  const check = async () =>
    new Map([
      ["x", "known"],
      ["y", "deleted"],
    ] as const)
  const both = [ledger.catchUp, ledger.another().catchUp]
  const admitted = await Promise.all(both.map((one) => one.retryParked(check)))
  expect(admitted.sort()).toEqual([0, 1])
  expect(await pointsOf("x")).toBe(10)
  expect(await pointsOf("y")).toBeUndefined()
  expect(
    await ledger.rows("select key, tries from ladder_parked_event")
  ).toEqual([{ key: "oy", tries: 2 }])
})

it("keeps a parked event whose key another one has taken, and says so", async () => {
  await ledger.catchUp.park(
    [{ event: order("1", "x", now, 500), reason: "customer_unknown" }],
    "test"
  )
  await answersOf(order("1", "a", now, 1000))
  const check = async () => new Map([["x", "known"]] as const)
  expect(await ledger.catchUp.retryParked(check)).toBe(0)
  const { rows } = await ledger.sweeps.listParked({ limit: 9, offset: 0 })
  expect(rows).toMatchObject([{ key: "1", reason: "key_taken", tries: 1 }])
})

it("admits the other parked events while one of them always fails", async () => {
  const events = [
    order("x1", "x", now, 1000),
    // Before the first year Postgres knows.
    order("x2", "x", -8e15, 1000),
    order("x3", "x", now, 1000),
  ]
  await ledger.catchUp.park(
    events.map((event) => ({ event, reason: "unknown_customer" })),
    "test"
  )
  const check = async () => new Map([["x", "known"]] as const)
  await expect(ledger.catchUp.retryParked(check)).rejects.toThrow("range")
  expect(await pointsOf("x")).toBe(20)
  const { rows } = await ledger.sweeps.listParked({ limit: 9, offset: 0 })
  expect(rows).toMatchObject([{ key: "x2", tries: 1 }])
})

it("attack 3: keeps a reversal of an unknown original inert until that arrives", async () => {
  expect(await answersOf(refund("r", "a", now, 400, "1"))).toEqual(["recorded"])
  expect(await pointsOf("a")).toBeUndefined()
  expect((await ledger.sweeps.health()).waiting_reversals).toBe(1)
  await answersOf(order("1", "a", now - day, 1000))
  expect(await pointsOf("a")).toBe(6)
  expect((await ledger.sweeps.health()).waiting_reversals).toBe(0)
})

it("attack 2: gives nothing for an order that was cancelled before it arrived", async () => {
  await answersOf(registered("a", now - day), refund("r", "a", now, 1000, "1"))
  await answersOf(order("1", "a", now - day, 1000))
  expect(await pointsOf("a")).toBe(0)
  expect(await ledger.outbox.claimDueGrants(10)).toEqual([])
})

it("takes a reversal from its original's owner, whoever it names", async () => {
  await answersOf(order("1", "a", now, 1000), order("2", "b", now, 1000))
  await answersOf(refund("r", "b", now + 1, 400, "1"))
  expect([await pointsOf("a"), await pointsOf("b")]).toEqual([6, 10])
})

it("replays a member whose standing is missing", async () => {
  await answersOf(registered("a", now), order("1", "a", now + 1, 1000))
  await ledger.rows("delete from ladder_standing")
  await answersOf(order("2", "a", now + 2, 500))
  expect(await pointsOf("a")).toBe(15)
})

it("keeps large numbers exact", async () => {
  const amount = Number.MAX_SAFE_INTEGER
  await answersOf(
    order("1", "a", now, amount),
    refund("r", "a", now + 1, 1, "1")
  )
  expect(await pointsOf("a")).toBe(Math.floor((amount - 1) / 100))
})

it("keeps nothing of a batch whose BEGIN alone was refused", async () => {
  const pool = new Pool({ connectionString: ledger.url, max: 1 })
  let refused = 0
  const database = databaseOn({
    take: async () => {
      const connection = await pool.connect()
      const query = connection.query.bind(connection)
      connection.query = ((config: QueryConfig) =>
        query(
          refused === 0 && config.text?.startsWith("begin")
            ? { ...config, text: `select 1 / ${refused++}` }
            : config
        )) as typeof query
      return connection
    },
    giveBack: (connection) => {
      connection.release(true)
    },
  })
  const { door } = servicesOn(database, eventTypes, {
    coupon_prefix: "",
    announce: announcedNames,
  })
  const batch = [registered("a", now), order("1", "a", now + 1, 1000)]
  await expect(door.record(batch, "test")).rejects.toThrow("division by zero")
  expect(refused).toBe(1)
  expect(await ledger.count("select count(*) from ladder_event")).toBe(0)
  expect(await ledger.count("select count(*) from ladder_member")).toBe(0)
  expect(await door.record(batch, "test")).toMatchObject([
    { answer: "recorded" },
    { answer: "recorded" },
  ])
  expect(await pointsOf("a")).toBe(10)
  await pool.end()
})
