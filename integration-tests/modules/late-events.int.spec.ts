import type { LadderDocument } from "../../src/engine"
import { appendOnly } from "../../src/modules/ladder/sql/tables"
import { day, oneRung, order, refund, registered } from "./ladders-and-events"
import { openLedger, type Ledger } from "./open-ledger"

let ledger: Ledger
let now: number
const hour = 3_600_000

const lapsing: LadderDocument = {
  ...oneRung,
  earn: [{ ...oneRung.earn[0]!, expires_after_days: 2 }],
}

const windowed: LadderDocument = {
  ...oneRung,
  rungs: [
    {
      id: "friend",
      name: "Friend",
      enter: { kind: "spend", currency: "eur", at_least: 100, within_days: 30 },
    },
  ],
}

const record = async (...events: Parameters<Ledger["door"]["record"]>[0]) =>
  await ledger.door.record(events, "test")

const standingOf = async (customer: string) =>
  (await ledger.customers.standingsOf(customer))[0]

const moves = async () =>
  await ledger.rows(
    `select coalesce(t.from_id, '') || '>' || coalesce(t.to_id, '') as move,
       extract(epoch from t.at)::float8 * 1000 as at,
       x.transition_id is not null as superseded
     from ladder_transition t
     left join ladder_superseded_transition x on x.transition_id = t.id
     order by t.at, t.id`
  )

const movesInForce = async () =>
  (await moves()).filter((one) => one.superseded === false)

beforeAll(async () => {
  ledger = await openLedger("late")
})
afterAll(() => ledger.close())
beforeEach(async () => {
  // Noon, so that a few hours later is the same day in UTC.
  now = Math.floor((await ledger.sweeps.now()) / day) * day - day / 2
})
afterEach(async () => {
  expect(await ledger.driftAtEnd()).toEqual([])
})

it("appends corrections for a late event and keeps what was written", async () => {
  await ledger.publish(
    {
      ...oneRung,
      earn: [{ ...oneRung.earn[0]!, multipliers: { friend: 200 } }],
    },
    now - 90 * day
  )
  await record(
    registered("a", now - 20 * day),
    order("2", "a", now - 10 * day, 1000)
  )
  const before = await ledger.rows("select * from ladder_entry order by key")
  await record(order("1", "a", now - 15 * day, 1000))
  expect((await standingOf("a"))?.status_points).toBe(30)
  const after = await ledger.rows(
    "select * from ladder_entry order by key, revision"
  )
  expect(after).toEqual(expect.arrayContaining(before))
  expect(after.map((e) => [e.key, e.revision, e.status_points])).toEqual([
    ["earn:1:euro", 0, "10"],
    ["earn:2:euro", 0, "10"],
    ["earn:2:euro", 1, "10"],
  ])
  const list = await moves()
  expect(list.map(({ at, superseded }) => [at, superseded])).toEqual([
    [now - 15 * day, false],
    [now - 10 * day, true],
  ])
})

it("takes a rung reached only by an order that was cancelled before", async () => {
  await ledger.publish(oneRung, now - 90 * day)
  await record(
    registered("a", now - 20 * day),
    order("1", "a", now - 10 * day, 1000)
  )
  await record(refund("r", "a", now - 9 * day, 1000, "1"))
  expect(await standingOf("a")).toMatchObject({ rung: 0, status_points: 0 })
  expect((await movesInForce()).map(({ move }) => move)).toEqual([
    ">friend",
    "friend>",
  ])
})

it("falls at the moment a window slides, and a late event does not undo it", async () => {
  await ledger.publish(windowed, now - 200 * day)
  await record(
    registered("a", now - 100 * day),
    order("1", "a", now - 90 * day, 100)
  )
  await ledger.catchUpFully()
  expect(await standingOf("a")).toMatchObject({ rung: 0 })
  await record(order("0", "a", now - 95 * day, 1))
  expect(await standingOf("a")).toMatchObject({ rung: 0 })
  expect((await movesInForce()).map(({ move }) => move)).toEqual([
    ">friend",
    "friend>",
  ])
})

it("moves the fall when a late event fills the window", async () => {
  await ledger.publish(windowed, now - 200 * day)
  await record(
    registered("a", now - 100 * day),
    order("1", "a", now - 90 * day, 100)
  )
  await ledger.catchUpFully()
  await record(order("2", "a", now - 80 * day, 100))
  await ledger.catchUpFully()
  const startOf = (at: number) => Math.floor(at / day) * day
  expect(await movesInForce()).toEqual([
    { move: ">friend", at: now - 90 * day, superseded: false },
    { move: "friend>", at: startOf(now - 50 * day), superseded: false },
  ])
})

it("lets points lapse again after a late reversal and a further late event", async () => {
  await ledger.publish(lapsing, now - 90 * day)
  const at = now - 10 * day
  await record(registered("a", at), order("1", "a", at, 1000))
  await ledger.catchUpFully()
  await record(refund("r", "a", at + hour, 1000, "1"))
  await record(order("2", "a", at + 2 * hour, 500))
  await ledger.catchUpFully()
  expect(await standingOf("a")).toMatchObject({
    status_points: 5,
    spendable_points: 0,
  })
})

it("falls again at the same moment after two late events that cancel out", async () => {
  await ledger.publish(windowed, now - 200 * day)
  await record(
    registered("a", now - 100 * day),
    order("1", "a", now - 90 * day, 100)
  )
  await ledger.catchUpFully()
  const fallen = await movesInForce()
  await record(order("2", "a", now - 80 * day, 100))
  await record(refund("3", "a", now - 70 * day, 100))
  await ledger.catchUpFully()
  expect(await movesInForce()).toEqual(fallen)
})

it("rebuilds standings that were dropped from what is on record", async () => {
  await ledger.publish(windowed, now - 200 * day)
  await record(
    registered("a", now - 100 * day),
    order("1", "a", now - 90 * day, 100),
    order("2", "a", now - 20 * day, 100)
  )
  await ledger.catchUpFully()
  const written = async () =>
    await ledger.rows(
      `select ladder_id, member_id, rung, rung_since, status_points,
         spendable_points, review_at, registered from ladder_standing`
    )
  const before = [await written(), await movesInForce()]
  await ledger.rows("update ladder_standing set state = null, behind = true")
  await ledger.catchUpFully()
  expect([await written(), await movesInForce()]).toEqual(before)
  expect(await moves()).toHaveLength(3)
})

it("folds a member for a gap of years at once", async () => {
  await ledger.publish(windowed, now - 4000 * day)
  for (let year = 0; year < 10; year++) {
    const at = now - (3650 - 365 * year) * day
    await record(order(String(year), "a", at, 100))
  }
  await ledger.catchUpFully()
  expect(await moves()).toHaveLength(20)
})

it("refuses to change, delete or empty what is on record", async () => {
  await ledger.publish(oneRung, now - 90 * day)
  const at = now - 9 * day
  await record(registered("a", at), order("2", "a", at + 2, 1))
  await record(order("1", "a", at + 1, 1000))
  const [ladder] = await ledger.rows("select id from ladder")
  await ledger.membership.decide({
    ladder_id: String(ladder?.id),
    customer_id: "a",
    id: "d",
    what: { kind: "adjust", status: 1, spendable: 1 },
    reason: "because",
    actor_id: "user",
  })
  const before = await ledger.dump()
  for (const table of appendOnly) {
    expect(await ledger.count(`select count(*) from ${table}`)).toBeGreaterThan(
      0
    )
    for (const sql of [
      `update ${table} set created_at = now()`,
      `update ${table} set deleted_at = now()`,
      `delete from ${table}`,
      `truncate ${table}`,
      `truncate ${table} cascade`,
    ]) {
      await expect(ledger.rows(sql)).rejects.toThrow("never changed")
    }
  }
  expect(await ledger.dump()).toBe(before)
})
