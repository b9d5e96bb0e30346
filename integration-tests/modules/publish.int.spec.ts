import { Pool } from "@medusajs/framework/pg"
import type { LadderDocument } from "../../src/engine"
import {
  day,
  oneRung,
  order,
  registered,
  threeRungs,
} from "./ladders-and-events"
import { openLedger, type Ledger } from "./open-ledger"

let ledger: Ledger
let now: number

const times = <T>(n: number, make: (i: number) => T): T[] =>
  Array.from({ length: n }, (_, i) => make(i))

const record = async (...events: Parameters<Ledger["door"]["record"]>[0]) =>
  await ledger.door.record(events, "test")

/** A thousand customers: each tenth never registered, spend grows with i. */
const oldCustomers = async () =>
  await record(
    ...times(1000, (i) => i).flatMap((i) => [
      ...(i % 10 === 0 ? [] : [registered(`c${i}`, now - 100 * day)]),
      order(`o${i}`, `c${i}`, now - 20 * day + i, i * 50),
    ])
  )

const byRung = async (id: string) =>
  (await ledger.reports.membersByRung(id)).map(({ members }) => members)

const publishNext = async (
  id: string,
  document: LadderDocument,
  at?: number
) => {
  await ledger.programme.updateDraft(id, document)
  return await ledger.programme.publish(id, { at })
}

beforeAll(async () => {
  ledger = await openLedger("publish")
})
afterAll(() => ledger.close())
beforeEach(async () => {
  now = await ledger.sweeps.now()
})
afterEach(async () => {
  expect(await ledger.driftAtEnd()).toEqual([])
})

it("gives from the very moment of a first publication, however long it takes", async () => {
  const { id } = await ledger.programme.createLadder({
    handle: "slow",
    document: oneRung,
  })
  const pool = new Pool({ connectionString: ledger.url, max: 1 })
  const client = await pool.connect()
  try {
    await client.query("begin")
    await client.query("select 1 from ladder where id = $1 for update", [id])
    const publishing = ledger.programme.publish(id)
    await ledger.lockWaiters(1)
    const held = await ledger.sweeps.now()
    while ((await ledger.sweeps.now()) <= held + 1);
    await client.query("commit")
    await publishing
  } finally {
    client.release()
    await pool.end()
  }
  expect(
    await ledger.rows(
      "select grants_from = published_at as same from ladder where id = $1",
      [id]
    )
  ).toEqual([{ same: true }])
})

it("places a thousand old customers and owes them no coupon", async () => {
  await oldCustomers()
  const { id, published_at } = await ledger.publish(threeRungs)
  expect((await ledger.sweeps.health()).members_behind).toBe(1000)
  const both = [ledger.catchUp, ledger.another().catchUp]
  const settled = await Promise.all(
    [...both, ...both].map((c) => c.settle(400))
  )
  expect(settled.reduce((a, b) => a + b, 0)).toBe(1000)
  expect((await ledger.sweeps.health()).members_behind).toBe(0)
  expect(
    await ledger.rows(
      `select to_id, why, to_char(at at time zone 'UTC',
         'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, count(*)
       from ladder_transition group by 1, 2, 3 order by 1`
    )
  ).toEqual(
    [
      ["bronze", 200],
      ["gold", 400],
      ["silver", 400],
    ].map(([to_id, count]) => ({
      to_id,
      why: "placement",
      at: published_at,
      count: String(count),
    }))
  )
  expect(await byRung(id)).toEqual([0, 180, 360, 360])
  expect(await ledger.outbox.claimDueGrants(1000)).toEqual([])
  expect(await ledger.count("select count(*) from ladder_grant")).toBe(0)
  // Guests stand on rungs too, and are in no group.
  expect(await ledger.outbox.claimLevels(2000)).toHaveLength(900)
})

it("judges everybody anew by a second version, from the moment it is live", async () => {
  await oldCustomers()
  const { id } = await ledger.publish(threeRungs)
  await ledger.catchUpFully()
  const [bronze, silver, gold] = threeRungs.rungs
  const harder: LadderDocument = {
    ...threeRungs,
    rungs: [
      bronze!,
      { ...silver!, grace_days: 0, enter: { kind: "points", at_least: 400 } },
      { ...gold!, enter: { kind: "points", at_least: 480 } },
    ],
  }
  const second = await publishNext(id, harder)
  expect(second.version).toBe(2)
  await ledger.catchUpFully()
  expect(await byRung(id)).toEqual([0, 720, 144, 36])
  const moves = await ledger.rows(
    `select distinct why, at = (select published_at from ladder) as then
     from ladder_transition where version = 2`
  )
  expect(moves).toEqual([{ why: "fell", then: true }])
  expect(await ledger.outbox.claimDueGrants(1000)).toEqual([])
})

it("gives what a second version lifts somebody to", async () => {
  await record(registered("a", now - day), order("o", "a", now - day, 4000))
  const { id } = await ledger.publish(threeRungs)
  await ledger.catchUpFully()
  const [bronze, silver, gold] = threeRungs.rungs
  const easier = { ...silver!, enter: { kind: "points", at_least: 40 } }
  await publishNext(id, { ...threeRungs, rungs: [bronze!, easier, gold!] })
  await ledger.catchUpFully()
  const grants = await ledger.outbox.claimDueGrants(10)
  expect(grants.map(({ reward }) => reward)).toEqual(["ten"])
})

it("attack 14: moves members of a rung that is gone to the next one left, and out of its group", async () => {
  await oldCustomers()
  const { id } = await ledger.publish(threeRungs)
  for (const { id, rung } of await ledger.programme.listRungs()) {
    const customer_group_id = `group-${rung}`
    await ledger.programme.saveRungLinks(id, { customer_group_id })
  }
  await ledger.catchUpFully()
  const levels = () => ledger.outbox.claimLevels(1_000)
  const onGold = (await levels()).filter(({ rung_id }) => rung_id === "gold")
  expect(onGold.length).toBeGreaterThan(0)
  await ledger.outbox.markLevels(onGold)
  await ledger.rows("update ladder_standing set level_lease_until = null")
  const [bronze, silver] = threeRungs.rungs
  await publishNext(id, {
    ...threeRungs,
    rungs: [bronze!, silver!],
    rewards: [],
  })
  await ledger.catchUpFully()
  expect(await byRung(id)).toEqual([0, 180, 720])
  const members = new Set(onGold.map(({ member_id }) => member_id))
  const moved = (await levels()).filter((one) => members.has(one.member_id))
  expect(moved).toHaveLength(onGold.length)
  // Whoever follows this takes them out of every other group of the ladder.
  expect(moved[0]).toMatchObject({
    rung_id: "silver",
    group_id: "group-silver",
    going: "down",
    ladder_group_ids: expect.arrayContaining(["group-gold"]) as string[],
  })
  const rungs = await ledger.programme.listRungs(id)
  expect(rungs.map(({ rung, retired }) => [rung, retired])).toEqual([
    ["bronze", false],
    ["silver", false],
    ["gold", true],
  ])
})

it("folds nothing of a ladder that is not live, and all of two that are", async () => {
  await ledger.programme.createLadder({ handle: "draft", document: oneRung })
  const first = await ledger.publish(oneRung)
  const second = await ledger.publish(threeRungs)
  await record(registered("a", now), order("o", "a", now + 10_000, 20_000))
  const standings = await ledger.customers.standingsOf("a")
  expect(standings.map(({ ladder, rung }) => [ladder.id, rung])).toEqual([
    [first.id, 1],
    [second.id, 2],
  ])
})

it("refuses to publish twice without a draft, backwards or ahead of time", async () => {
  const { id } = await ledger.publish(oneRung, now - 10 * day)
  await expect(ledger.programme.publish(id)).rejects.toThrow("no draft")
  await ledger.programme.updateDraft(id, oneRung)
  await expect(
    ledger.programme.publish(id, { at: now - 11 * day })
  ).rejects.toThrow()
  await expect(
    ledger.programme.publish(id, { at: now - 10 * day })
  ).rejects.toThrow()
  await expect(
    ledger.programme.publish(id, { at: now + day })
  ).rejects.toThrow()
  expect((await ledger.programme.retrieveLadder(id)).version).toBe(1)
  await ledger.programme.publish(id, { at: now - 9 * day })
  await expect(ledger.programme.publish("nope")).rejects.toThrow("nope")
})

it("lets one of two publications at once win", async () => {
  const { id } = await ledger.publish(oneRung)
  await ledger.programme.updateDraft(id, oneRung)
  const two = [ledger.programme, ledger.another().programme]
  const told = await Promise.allSettled(two.map((one) => one.publish(id)))
  expect(told.map(({ status }) => status).sort()).toEqual([
    "fulfilled",
    "rejected",
  ])
  expect((await ledger.programme.retrieveLadder(id)).version).toBe(2)
})

it("refuses a handle that is taken, also at the same moment", async () => {
  const make = () =>
    ledger.programme.createLadder({ handle: "club", document: oneRung })
  const told = await Promise.allSettled([make(), make(), make()])
  expect(told.filter(({ status }) => status === "fulfilled")).toHaveLength(1)
  await expect(make()).rejects.toThrow('"club"')
})
