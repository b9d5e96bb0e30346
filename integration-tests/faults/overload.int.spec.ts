import { setTimeout as sleep } from "node:timers/promises"
import { Pool } from "@medusajs/framework/pg"
import { eventTypes } from "../../src/conversions"
import { Door } from "../../src/modules/ladder/services/door"
import { Recorder } from "../../src/modules/ladder/services/recorder"
import { pgDatabase } from "../../src/modules/ladder/sql/pg-database"
import { Unavailable } from "../../src/modules/ladder/sql/unavailable"
import { oneRung, order } from "../modules/ladders-and-events"
import { openLedger, type Ledger } from "../modules/open-ledger"

/** Fewer may wait than in a shop, so that it is full in seconds. */
const waiting_max = 3_000
const batch = 50

let ledger: Ledger
let pool: Pool

jest.setTimeout(120_000)

beforeAll(async () => {
  ledger = await openLedger("overload")
  pool = new Pool({ connectionString: ledger.url, max: 8 })
  pool.on("error", () => undefined)
})
afterAll(async () => {
  await pool.end()
  await ledger.close()
})

it("R22: at three times what it can take refuses some at once, and loses none it took", async () => {
  await ledger.publish(oneRung)
  const now = await ledger.sweeps.now()
  const recorder = new Recorder(pgDatabase(pool), eventTypes, {
    coupon_prefix: "",
    announced: new Set(),
  })
  const door = new Door(recorder, waiting_max)
  let last = 0
  const some = (count: number) =>
    Array.from({ length: count }, () =>
      order(`e${(last += 1)}`, `c${last % 500}`, now - (last % 1000), 1000)
    )
  // What it can take: as fast as it answers.
  const warm = performance.now()
  for (let n = 0; n < 4; n++) {
    await door.record(some(500), "test")
  }
  const perSecond = 2_000 / ((performance.now() - warm) / 1_000)

  const acknowledged: string[] = []
  const refused: string[] = []
  const others: unknown[] = []
  const open = new Set<Promise<void>>()
  const send = () => {
    const events = some(batch)
    const keys = events.map(({ key }) => key)
    const sending = door.record(events, "test").then(
      () => void acknowledged.push(...keys),
      (error: unknown) => {
        refused.push(...keys)
        if (!(error instanceof Unavailable) || error.status !== 503) {
          others.push(error)
        }
      }
    )
    open.add(sending)
    void sending.finally(() => open.delete(sending))
  }
  const begun = performance.now()
  let sent = 0
  while (refused.length < 2_000 || acknowledged.length < 2_000) {
    const seconds = (performance.now() - begun) / 1_000
    for (; sent < 3 * perSecond * seconds; sent += batch) {
      send()
    }
    await sleep(5)
    expect(seconds).toBeLessThan(60)
  }
  await Promise.all(open)
  console.log(
    `${Math.round(perSecond)} events a second, three times that sent: ${acknowledged.length} taken, ${refused.length} refused`
  )
  expect(others).toEqual([])
  const kept = new Set(
    (await ledger.rows("select key from ladder_event")).map(({ key }) => key)
  )
  expect(acknowledged.filter((key) => !kept.has(key))).toEqual([])
  expect(refused.filter((key) => kept.has(key))).toEqual([])
  // And then it takes what it refused.
  const answers = await door.record(
    refused.slice(0, 500).map((key) => order(key, "c1", now, 1000)),
    "test"
  )
  expect(new Set(answers.map(({ answer }) => answer))).toEqual(
    new Set(["recorded"])
  )
  expect(await ledger.driftAtEnd()).toEqual([])
})
