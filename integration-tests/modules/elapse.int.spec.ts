import { Client } from "@medusajs/framework/pg"
import type { LadderDocument } from "../../src/engine"
import { calendarOf } from "../../src/modules/ladder/calendar"
import { day, oneRung, order, registered } from "./ladders-and-events"
import { openLedger, type Ledger } from "./open-ledger"

let ledger: Ledger
let now: number

const berlin = calendarOf("Europe/Berlin")

/** Silver for 100 euro within 30 days, 5 days of grace; points live 10 days. */
const document: LadderDocument = {
  ...oneRung,
  zone: "Europe/Berlin",
  rungs: [
    oneRung.rungs[0]!,
    {
      id: "silver",
      name: "Silver",
      enter: {
        kind: "spend",
        currency: "eur",
        at_least: 10_000,
        within_days: 30,
      },
      grace_days: 5,
    },
  ],
  earn: [{ ...oneRung.earn[0]!, expires_after_days: 10 }],
}

const record = async (...events: Parameters<Ledger["door"]["record"]>[0]) =>
  await ledger.door.record(events, "test")

const standing = async () => (await ledger.customers.standingsOf("a"))[0]

/** Moments in force, e.g. of falls. */
const momentsOf = async (why: string) =>
  (
    await ledger.rows(
      `select round(extract(epoch from at) * 1000)::float8 as at
       from ladder_transition t where why = $1 and not exists (
         select 1 from ladder_superseded_transition x
         where x.transition_id = t.id)
       order by at`,
      [why]
    )
  ).map(({ at }) => at)

const reviewAt = async () =>
  await ledger.count(
    "select round(extract(epoch from review_at) * 1000) from ladder_standing"
  )

beforeAll(async () => {
  ledger = await openLedger("elapse")
})
afterAll(() => ledger.close())
beforeEach(async () => {
  now = await ledger.sweeps.now()
})
afterEach(async () => {
  expect(await ledger.driftAtEnd()).toEqual([])
})

it("ends a window and a grace at their moments, however late the job is", async () => {
  await ledger.publish(document, now - 400 * day)
  const at = now - 300 * day
  await record(registered("a", at), order("1", "a", at, 10_000))
  expect(await standing()).toMatchObject({ rung: 2, spendable_points: 100 })
  const leaves = berlin.startOf(berlin.dayOf(at) + 30)
  const graceEnds = berlin.startOf(berlin.dayOf(leaves) + 6)
  const lapses = berlin.startOf(berlin.dayOf(at) + 11)
  expect(await reviewAt()).toBe(lapses)
  expect(await ledger.catchUp.elapse()).toBe(1)
  expect(await ledger.catchUp.elapse()).toBe(0)
  expect(await momentsOf("fell")).toEqual([graceEnds])
  expect(await standing()).toMatchObject({ rung: 1, spendable_points: 0 })
  expect(
    await ledger.count(
      `select extract(epoch from at) * 1000 from ladder_entry
       where kind = 'expire'`
    )
  ).toBe(lapses)
})

it("falls at the same moments whenever the jobs ran in between", async () => {
  await ledger.publish(document, now - 400 * day)
  const start = now - 300 * day
  for (const [i, gap] of [0, 20, 33, 90, 91, 100, 160].entries()) {
    await record(order(`${i}`, "a", start + gap * day, 10_000))
    if (i % 2 === 0) {
      await ledger.catchUpFully()
    }
  }
  const said = await momentsOf("fell")
  await record(
    ...[0, 20, 33, 90, 91, 100, 160].map((gap, i) =>
      order(`b${i}`, "b", start + gap * day, 10_000)
    )
  )
  await ledger.catchUpFully()
  const all = await momentsOf("fell")
  expect(said.length).toBeGreaterThan(1)
  expect(all).toEqual([...said, ...said].sort())
})

it("begins a grace at its moment and shows when it ends", async () => {
  await ledger.publish(document, now - 400 * day)
  const at = now - 32 * day
  await record(order("1", "a", at, 10_000))
  await ledger.catchUpFully()
  const leaves = berlin.startOf(berlin.dayOf(at) + 30)
  const ends = berlin.startOf(berlin.dayOf(leaves) + 6)
  expect(await standing()).toMatchObject({
    rung: 2,
    grace_until: new Date(ends).toISOString(),
  })
  expect(await reviewAt()).toBe(ends)
  await record(order("2", "a", now - day, 10_000))
  expect(await standing()).toMatchObject({ rung: 2, grace_until: null })
})

it("counts the days of a window on both days the clocks change", async () => {
  const cases = [
    // The 30th of March 2025 had 23 hours in Berlin, the 26th of October 25.
    ["2025-03-15T23:30:00+01:00", "2025-04-14T00:00:00+02:00"],
    ["2025-10-10T00:30:00+02:00", "2025-11-09T00:00:00+01:00"],
  ] as const
  await ledger.publish(
    {
      ...document,
      rungs: document.rungs.map(({ grace_days: _, ...rung }) => rung),
    },
    Date.parse("2025-01-01T00:00:00Z")
  )
  for (const [from] of cases) {
    await record(order(from, from, Date.parse(from), 10_000))
  }
  await ledger.catchUpFully()
  expect(await momentsOf("fell")).toEqual(
    cases.map(([, until]) => Date.parse(until))
  )
})

it("shares what is due between two processes and does it once", async () => {
  await ledger.publish(document, now - 400 * day)
  await record(
    ...Array.from({ length: 400 }, (_, i) =>
      order(`o${i}`, `c${i}`, now - 100 * day + i, 10_000)
    )
  )
  const other = ledger.another()
  const done = await Promise.all(
    [ledger.catchUp, other.catchUp, ledger.catchUp, other.catchUp].map((one) =>
      one.elapse(150)
    )
  )
  expect(done.reduce((a, b) => a + b, 0)).toBe(400)
  expect(await momentsOf("fell")).toHaveLength(400)
})

it("has nothing to do while nothing is due", async () => {
  await ledger.publish(document, now - 400 * day)
  await record(order("1", "a", now, 10_000))
  const before = await ledger.dump()
  expect(await ledger.catchUp.elapse()).toBe(0)
  expect(await ledger.catchUp.settle()).toBe(0)
  expect(await ledger.dump()).toBe(before)
})

it("locks the grants of all who fall in one order, however many they are", async () => {
  const ids = Array.from({ length: 150 }, (_, i) => `c${100 + i}`)
  const enter = {
    kind: "spend",
    currency: "eur",
    at_least: 100,
    within_days: 30,
  } as const
  await ledger.publish(
    {
      ...oneRung,
      rungs: [{ id: "silver", name: "Silver", enter }],
      rewards: [
        {
          id: "welcome",
          name: "Welcome",
          kind: "coupon",
          on: { rung_entered: "silver" },
          settings: { percent: 5 },
          void_on_fall: true,
        },
      ],
    },
    now - 100 * day
  )
  await record(
    ...ids.map((id) => registered(id, now - 50 * day)),
    ...ids.map((id) => order(id, id, now - 40 * day, 500))
  )
  const grants = await ledger.rows(
    "select id, member_id from ladder_grant order by id"
  )
  expect(grants).toHaveLength(150)
  const isLast = (grant: (typeof grants)[number]) =>
    String(grant.member_id) >= "lmem_c220"
  const low = grants.find(isLast)?.id
  const high = [...grants].reverse().find((grant) => !isLast(grant))?.id
  const holder = new Client({ connectionString: ledger.url })
  await holder.connect()
  try {
    await holder.query("begin")
    const lock = "select 1 from ladder_grant where id = $1 for update"
    await holder.query(lock, [low])
    const elapsed = ledger.catchUp.elapse()
    await ledger.lockWaiters(1)
    // Waits for the lower one, and holds no higher one meanwhile.
    await holder.query(`${lock} nowait`, [high])
    await holder.query("rollback")
    expect(await elapsed).toBe(150)
  } finally {
    await holder.end()
  }
})
