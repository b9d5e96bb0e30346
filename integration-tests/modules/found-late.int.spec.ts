import { day } from "./ladders-and-events"
import { openLedger, type Ledger } from "./open-ledger"

const by = { actor_id: "user_1", reason: "at night" }

let ledger: Ledger
let now: number

const sweepOf = async (source: string) =>
  (await ledger.sweeps.health()).sweeps.find((one) => one.source === source)

beforeAll(async () => {
  ledger = await openLedger("found_late")
})
afterAll(() => ledger.close())
beforeEach(async () => {
  now = await ledger.sweeps.now()
})
afterEach(async () => {
  expect(await ledger.driftAtEnd()).toEqual([])
})

it("counts what sweeps found late, and what was missing, of the last thirty days", async () => {
  const save = (found: number, late: number) =>
    ledger.sweeps.saveWatermark("orders", new Date(now), { found, late })
  await save(5, 2)
  await save(3, 1)
  await ledger.sweeps.saveLook("orders", { reached: new Date(now), missing: 4 })
  await save(0, 0)
  expect(await ledger.rows("select late from ladder_found_late")).toHaveLength(
    1
  )
  const age = (days: number) =>
    ledger.rows("update ladder_found_late set day = day - $1", [days])
  await age(29)
  await save(7, 7)
  expect(await sweepOf("orders")).toMatchObject({
    last_found: 7,
    late: 10,
    missing: 4,
    looked_through_at: null,
  })
  await age(1)
  expect(await sweepOf("orders")).toMatchObject({ late: 7, missing: 0 })
  // Nothing grows for ever.
  await age(500)
  await save(1, 1)
  expect(await ledger.rows("select late from ladder_found_late")).toEqual([
    { late: "1" },
  ])
})

it("tells how far the watermark is behind, and when a hint was heard", async () => {
  await ledger.sweeps.heard("orders")
  expect(await sweepOf("orders")).toMatchObject({
    watermark: null,
    lag_seconds: null,
    heard_at: expect.any(String) as string,
    backfill: null,
  })
  const heard = (await sweepOf("orders"))?.heard_at
  await ledger.sweeps.heard("orders")
  expect((await sweepOf("orders"))?.heard_at).toBe(heard)
  await ledger.rows(
    "update ladder_sweep set heard_at = heard_at - interval '61 seconds'"
  )
  await ledger.sweeps.heard("orders")
  expect((await sweepOf("orders"))?.heard_at).not.toBe(heard)
  await ledger.sweeps.saveWatermark("orders", new Date(now - 600_000), {
    found: 0,
    late: 0,
  })
  const lag = (await sweepOf("orders"))?.lag_seconds
  expect(lag).toBeGreaterThanOrEqual(600)
  expect(lag).toBeLessThan(660)
})

it("keeps where looking once more has got to, and begins anew at the end", async () => {
  const reached = new Date(now - 3 * day)
  await ledger.sweeps.saveWatermark("orders", new Date(now), {
    found: 0,
    late: 0,
  })
  expect(await ledger.sweeps.lookedUpTo("orders")).toBeNull()
  await ledger.sweeps.saveLook("orders", { reached, missing: 0 })
  expect(await ledger.sweeps.lookedUpTo("orders")).toBe(reached.getTime())
  await ledger.sweeps.saveLook("orders", { reached: null, missing: 0 })
  expect(await ledger.sweeps.lookedUpTo("orders")).toBeNull()
  expect((await sweepOf("orders"))?.looked_through_at).not.toBeNull()
})

describe("a back-fill", () => {
  const begin = (days: number | null) =>
    ledger.backfills.begin(
      "orders",
      days === null ? null : new Date(now - days * day),
      new Date(now)
    )

  it("begins with the sweeps, once, and never where sweeps have been", async () => {
    await ledger.sweeps.claimSourceSettings("orders", { counts: "total" })
    await Promise.all([begin(100), begin(100), begin(100)])
    expect(await ledger.sweeps.watermark("orders")).toEqual(new Date(now))
    expect(await ledger.backfills.isDone("orders")).toBe(false)
    const first = await ledger.backfills.next("orders")
    expect(first).toEqual({
      reached: now - 100 * day,
      until: now,
      stretch_ms: 30 * day,
    })
    await ledger.backfills.advance("orders", new Date(now - 50 * day), 60 * day)
    await begin(100)
    expect(await ledger.backfills.next("orders")).toMatchObject({
      reached: now - 50 * day,
      stretch_ms: 60 * day,
    })
    await ledger.sweeps.saveWatermark("older", new Date(now - 9 * day), {
      found: 0,
      late: 0,
    })
    await ledger.backfills.begin("older", new Date(0), new Date(now))
    expect(await ledger.sweeps.watermark("older")).toEqual(
      new Date(now - 9 * day)
    )
    expect(await ledger.backfills.isDone("older")).toBe(true)
  })

  it("is done at once where the shop has nothing from before", async () => {
    await begin(null)
    expect(await ledger.backfills.next("orders")).toBeNull()
    expect((await sweepOf("orders"))?.backfill).toMatchObject({
      state: "done",
      percent: 100,
      found: 0,
    })
  })

  it("tells its share of the time, never goes back, and ends at its end", async () => {
    await begin(100)
    const at = (days: number) => new Date(now - days * day)
    await ledger.backfills.count("orders", 7)
    await ledger.backfills.advance("orders", at(25), day)
    await ledger.backfills.advance("orders", at(75), day)
    expect((await sweepOf("orders"))?.backfill).toMatchObject({
      state: "running",
      percent: 75,
      found: 7,
      reached: at(25).toISOString(),
    })
    await ledger.backfills.advance("orders", at(0), day)
    expect((await sweepOf("orders"))?.backfill?.state).toBe("done")
    await ledger.backfills.advance("orders", at(50), day)
    expect(await ledger.backfills.next("orders")).toBeNull()
    await expect(ledger.backfills.stop("orders", by)).rejects.toThrow("is done")
  })

  it("is stopped and resumed by staff, which is kept", async () => {
    await begin(100)
    expect(await ledger.backfills.count("orders", 1)).toBe(true)
    const stopped = await ledger.backfills.stop("orders", by)
    expect(stopped).toMatchObject({ state: "stopped", found: 1 })
    expect(await ledger.backfills.next("orders")).toBeNull()
    // What was under way is counted, and hears that it should stop.
    expect(await ledger.backfills.count("orders", 2)).toBe(false)
    await expect(ledger.backfills.stop("orders", by)).rejects.toThrow(
      "only a running one can be stopped"
    )
    const resumed = await ledger.backfills.resume("orders", by)
    expect(resumed).toMatchObject({ state: "running", found: 3 })
    await expect(ledger.backfills.resume("none", by)).rejects.toThrow('"none"')
    const page = { limit: 9, offset: 0 }
    const { rows } = await ledger.audits.list({ subject: "orders" }, page)
    expect(rows.map(({ action, actor_id }) => [action, actor_id])).toEqual([
      ["backfill.resume", "user_1"],
      ["backfill.stop", "user_1"],
    ])
  })
})
