import type { ConversionEvent } from "../../src/engine"
import {
  minute,
  oneRung,
  order,
  refund,
  registered,
  threeRungs,
} from "../modules/ladders-and-events"
import { openLedger, type Ledger } from "../modules/open-ledger"
import type { Services } from "../../src/modules/ladder/services"
import { startChildRecorder } from "./child-recorder"

let ledger: Ledger
let processes: Services[]
let now: number

const times = <T>(n: number, make: (i: number) => T): T[] =>
  Array.from({ length: n }, (_, i) => make(i))

const process = (i: number): Services => processes[i % processes.length]!

const points = async (customer: string) =>
  await ledger.count(
    `select status_points from ladder_standing
     where member_id = 'lmem_' || $1`,
    [customer]
  )

beforeAll(async () => {
  ledger = await openLedger("concurrency")
  processes = times(6, () => ledger.another())
})
afterAll(() => ledger.close())
beforeEach(async () => {
  await ledger.publish(oneRung)
  now = (await ledger.sweeps.now()) + 1
})
afterEach(async () => {
  expect(await ledger.driftAtEnd()).toEqual([])
})

it("counts an event delivered 50 times at once by several processes once", async () => {
  await ledger.door.record([registered("a", now)], "test")
  const children = times(2, () => startChildRecorder(ledger.url))
  const event = order("1", "a", now + 1, 1000)
  try {
    // They take their time to start: deliver once both are listening.
    await Promise.all(children.map((child) => child.record([])))
    const answers = await Promise.all([
      ...times(40, (i) =>
        process(i)
          .door.record([event], `source-${i % 3}`)
          .then(([one]) => one?.answer)
      ),
      ...times(10, (i) =>
        children[i % 2]!.record([event]).then(([answer]) => answer)
      ),
    ])
    expect(answers.filter((answer) => answer === "recorded")).toHaveLength(1)
    expect(answers.filter((answer) => answer === "duplicate")).toHaveLength(49)
  } finally {
    await Promise.all(children.map((child) => child.kill()))
  }
  expect(await ledger.count("select count(*) from ladder_entry")).toBe(1)
  expect(await ledger.count("select count(*) from ladder_grant")).toBe(1)
})

it("lets one of 40 contents under one key win, and counts that one", async () => {
  const answers = await Promise.all(
    times(40, (i) =>
      process(i).door.record([order("1", "a", now, 1000 + i * 100)], "test")
    )
  )
  const told = answers.map(([one]) => one?.answer)
  expect(told.filter((one) => one === "recorded")).toHaveLength(1)
  expect(told.filter((one) => one === "conflict")).toHaveLength(39)
  expect(await points("a")).toBe(10 + told.indexOf("recorded"))
})

it("sums what 64 writers give one customer exactly", async () => {
  await Promise.all(
    times(64, async (i) => {
      for (let n = 0; n < 4; n++) {
        const event = order(`${i}-${n}`, "hot", now + ((i * 7 + n) % 50), 100)
        await process(i).door.record([event], `source-${i % 8}`)
      }
    })
  )
  expect(await points("hot")).toBe(256)
  expect(await ledger.count("select count(*) from ladder_grant")).toBe(0)
})

it("loses none of eight parallel first events of each of 100 new customers", async () => {
  for (let from = 0; from < 100; from += 10) {
    await Promise.all(
      times(80, (i) => {
        const customer = `n${from + (i % 10)}`
        const event = order(`${customer}-${i}`, customer, now + i, 100)
        return process(i).door.record([event], `source-${i}`)
      })
    )
  }
  expect(
    await ledger.rows(
      "select status_points, count(*) from ladder_standing group by 1"
    )
  ).toEqual([{ status_points: "8", count: "100" }])
})

it("does not deadlock on opposite orders, new and known members mixed", async () => {
  let n = 0
  for (let round = 0; round < 25; round++) {
    const customers = times(12, (i) => `r${round}-${i}`)
    const known = customers.filter((_, i) => i % 3 === 0)
    await ledger.door.record(
      known.map((c) => order(`k-${c}`, c, now, 100)),
      "test"
    )
    const batches = times(8, (b) => {
      const some = customers.filter((_, i) => (i * (b + 3)) % 4 !== 1)
      const events = some.map((c) =>
        order(`${String(n++).padStart(6, "0")}`, c, now, 100)
      )
      return b % 2 === 0 ? events : events.reverse()
    })
    await Promise.all(
      batches.map((batch, b) => process(b).door.record(batch, "test"))
    )
  }
  expect(
    await ledger.count("select sum(status_points) from ladder_standing")
  ).toBe(await ledger.count("select count(*) from ladder_event"))
})

it("does not deadlock when the same keys come in opposite orders", async () => {
  const events = times(200, (i) => order(`s${i}`, `c${i % 17}`, now + i, 100))
  const answers = await Promise.all(
    times(12, (i) =>
      process(i).door.record(
        i % 2 === 0 ? events : [...events].reverse(),
        `source-${i}`
      )
    )
  )
  const told = answers.flat().map(({ answer }) => answer)
  expect(told.filter((one) => one === "recorded")).toHaveLength(200)
  expect(
    await ledger.count("select sum(status_points) from ladder_standing")
  ).toBe(200)
})

it("meets a reversal and its original recorded at the same moment", async () => {
  for (let round = 0; round < 120; round++) {
    const key = `m${round}`
    const customer = `c${round % 5}`
    const original = order(key, customer, now + round, 1000)
    const reversal = refund(`r${round}`, customer, now + round + 1, 1000, key)
    const pair = round % 2 === 0 ? [original, reversal] : [reversal, original]
    await Promise.all(
      pair.map((event, i) => process(i).door.record([event], "test"))
    )
  }
  expect(
    await ledger.count("select sum(status_points) from ladder_standing")
  ).toBe(0)
})

it("applies a reversal whose process dies while it meets its original", async () => {
  await ledger.door.record([registered("a", now)], "test")
  const child = startChildRecorder(ledger.url)
  await child.record([])
  // The original is written, not yet committed, when the reversal comes.
  const standing = ledger.holdStanding("a")
  await standing.held
  const original = process(0).door.record(
    [order("1", "a", now + 1, 1000)],
    "test"
  )
  await ledger.lockWaiters(1)
  const reversal = refund("r", "a", now + 2, 1000, "1")
  const told = child.record([reversal]).catch(() => "killed")
  await ledger.lockWaiters(2)
  await child.kill()
  await standing.release()
  await original
  expect(await told).toBe("killed")
  await process(1).door.record([reversal], "test")
  expect(await points("a")).toBe(0)
})

it("folds members whom records, publications and jobs want at once", async () => {
  const [ladder] = (await ledger.programme.listLadders({ limit: 1, offset: 0 }))
    .rows
  const id = ladder!.id
  const customers = times(40, (i) => `p${i}`)
  await ledger.door.record(
    customers.map((c) => registered(c, now)),
    "test"
  )
  let going = true
  const records = times(4, async (w) => {
    for (let n = 0; n < 25; n++) {
      const events = customers
        .filter((_, i) => (i + n) % 4 === w)
        .map((c) => order(`${w}-${n}-${c}`, c, now + n, 2000))
      await process(w).door.record(events, "test")
    }
  })
  const publications = (async () => {
    for (let n = 0; n < 6; n++) {
      await process(4).programme.updateDraft(
        id,
        n % 2 === 0 ? threeRungs : oneRung
      )
      await process(4).programme.publish(id)
    }
  })()
  const jobs = times(2, async (i) => {
    while (going) {
      await process(4 + i).catchUp.settle(7)
      await process(4 + i).catchUp.elapse(7)
      await process(4 + i).verify()
    }
  })
  await Promise.all([...records, publications])
  going = false
  await Promise.all(jobs)
  await ledger.catchUpFully()
  expect(await ledger.count("select count(*) from ladder_event")).toBe(
    40 + 1000
  )
  expect((await ledger.sweeps.health()).members_behind).toBe(0)
})

it("inserts nobody twice when offers, records and a publication meet", async () => {
  const [ladder] = (await ledger.programme.listLadders({ limit: 1, offset: 0 }))
    .rows
  const id = ladder!.id
  for (let round = 0; round < 15; round++) {
    const customers = times(20, (i) => `o${round}-${i}`)
    const offer = {
      ladder_id: id,
      offer_key: `key-${round}`,
      name: "Offer",
      kind: "coupon",
      settings: {},
    }
    await ledger.programme.updateDraft(id, oneRung)
    const [first, second] = await Promise.all([
      process(0).outbox.offerGrants({ ...offer, customer_ids: customers }),
      process(1).outbox.offerGrants({
        ...offer,
        customer_ids: [...customers].reverse(),
      }),
      process(2).programme.publish(id),
      ...times(3, (i) =>
        process(3 + i).door.record(
          customers.map((c) => order(`${i}-${c}`, c, now, 100)),
          "test"
        )
      ),
    ])
    expect(first.created + second.created).toBe(20)
  }
  await ledger.catchUpFully()
  expect(
    await ledger.rows(
      "select status_points, count(*) from ladder_standing group by 1"
    )
  ).toEqual([{ status_points: "3", count: "300" }])
})

it("shares what is due among processes, each member once", async () => {
  const at = now - minute
  const customers = times(300, (i) => `q${i}`)
  await ledger.door.record(
    customers.flatMap((c, i): ConversionEvent[] => [
      registered(c, at),
      order(c, c, at + i, 1000),
    ]),
    "test"
  )
  const second = await ledger.publish(oneRung)
  const settled = await Promise.all(
    times(6, async (i) => {
      let sum = 0
      for (;;) {
        const some = await process(i).catchUp.settle(40)
        sum += some
        if (some === 0) {
          return sum
        }
      }
    })
  )
  expect(settled.reduce((a, b) => a + b, 0)).toBe(300)
  expect(
    await ledger.count(
      "select count(*) from ladder_transition where ladder_id = $1",
      [second.id]
    )
  ).toBe(300)
})
