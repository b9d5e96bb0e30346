import type { Services } from "../../src/modules/ladder/services"
import type { ParkedCorrection } from "../../src/modules/ladder/trouble-contract"
import type { CustomerCheck } from "../../src/modules/ladder/types"
import { oneRung, order, refund, registered } from "./ladders-and-events"
import { openLedger, type Ledger } from "./open-ledger"

const by = { actor_id: "user_1", reason: "the cause is gone" }
const page = { limit: 20, offset: 0 }

let ledger: Ledger
let other: Services
let now: number

const times = <T>(n: number, make: (i: number) => T): T[] =>
  Array.from({ length: n }, (_, i) => make(i))

const audited = async (subject: string) =>
  (await ledger.audits.list({ subject }, page)).rows

beforeAll(async () => {
  ledger = await openLedger("troubles")
  other = ledger.another()
})
afterAll(() => ledger.close())
beforeEach(async () => {
  await ledger.publish(oneRung)
  now = (await ledger.sweeps.now()) + 1
})
afterEach(async () => {
  expect(await ledger.driftAtEnd()).toEqual([])
})

describe("a grant that fails", () => {
  const failed = () => ledger.troubles.listFailed(page)

  const earn = async (...customers: string[]) =>
    await ledger.door.record(
      customers.flatMap((c) => [
        registered(c, now),
        order(`o${c}`, c, now + 1, 1000),
      ]),
      "test"
    )

  /** Tries whatever is due in vain. */
  const failAll = async () => {
    const due = [
      ...(await ledger.outbox.claimDueGrants(100)),
      ...(await ledger.outbox.claimVoidGrants(100)),
    ]
    for (const { id } of due) {
      await ledger.outbox.markFailed(id, "the shop is down")
    }
    return due.map(({ id }) => id)
  }

  const failForGood = async () => {
    let ids: string[] = []
    for (let tries = 0; tries < 8; tries++) {
      ids = await failAll()
      await ledger.rows("update ladder_grant set next_try_at = now()")
    }
    expect(await failAll()).toEqual([])
    return ids
  }

  const issueAll = async () => {
    const grants = await ledger.outbox.claimDueGrants(100)
    await ledger.outbox.markIssued(
      grants.map(({ id }) => ({ id, promotion_id: `promotion-${id}` }))
    )
    return grants.map(({ id }) => id)
  }

  it("is listed with reason, tries and the next try, then waits for staff", async () => {
    await earn("a")
    expect(await failed()).toEqual({ rows: [], count: 0 })
    const [id] = await failAll()
    expect(await failed()).toMatchObject({
      count: 1,
      rows: [
        {
          id,
          name: "Thanks",
          customer_id: "a",
          doing: "issue",
          reason: "the shop is down",
          tries: 1,
          next_try_at: expect.any(String),
        },
      ],
    })
    await ledger.rows("update ladder_grant set next_try_at = now()")
    await failForGood()
    const { rows } = await failed()
    expect(rows).toMatchObject([{ tries: 8, next_try_at: null }])
    expect((await ledger.sweeps.health()).grants_failed).toBe(1)
  })

  it("is issued after a retry once the cause is gone", async () => {
    await earn("a")
    const [id = ""] = await failForGood()
    expect(await issueAll()).toEqual([])
    expect(await ledger.troubles.retryGrant(id, by)).toEqual({
      retried: 1,
      left: 0,
    })
    expect(await failed()).toEqual({ rows: [], count: 0 })
    expect(await issueAll()).toEqual([id])
    expect(await audited(id)).toMatchObject([
      {
        ...by,
        action: "grant.retry",
        before: { tries: 8, reason: "the shop is down" },
      },
    ])
  })

  it("has all its tries again, and none too many by two retries at once", async () => {
    await earn("a")
    const [id = ""] = await failForGood()
    const both = await Promise.allSettled(
      [ledger, other].map(({ troubles }) => troubles.retryGrant(id, by))
    )
    expect(both.map(({ status }) => status).sort()).toEqual([
      "fulfilled",
      "rejected",
    ])
    expect(await audited(id)).toHaveLength(1)
    expect(await failForGood()).toEqual([id])
  })

  it("is left alone while it is being tried, and when it did not fail", async () => {
    await earn("a", "b")
    const ids = await failAll()
    await ledger.rows("update ladder_grant set next_try_at = now()")
    const [held] = await ledger.outbox.claimDueGrants(1)
    const retry = (id: string) => ledger.troubles.retryGrant(id, by)
    await expect(retry(held!.id)).rejects.toThrow("is being tried")
    expect((await failed()).count).toBe(1)
    expect(await ledger.troubles.retryGrants(by)).toEqual({
      retried: 1,
      left: 0,
    })
    const free = ids.find((id) => id !== held!.id) ?? ""
    await expect(retry(free)).rejects.toThrow("did not fail")
    await expect(retry("lgr_none")).rejects.toThrow('no grant has the id "lgr')
  })

  it("counts as failed too when it cannot be made worthless", async () => {
    await earn("a")
    const [id = ""] = await issueAll()
    await ledger.coupons.void(id, { actor_id: "user_1", reason: "a mistake" })
    expect(await failForGood()).toEqual([id])
    expect((await failed()).rows).toMatchObject([{ id, doing: "void" }])
    expect((await ledger.sweeps.health()).grants_failed).toBe(1)
    await ledger.troubles.retryGrant(id, by)
    const claimed = await ledger.outbox.claimVoidGrants(10)
    expect(claimed).toMatchObject([{ id }])
    await ledger.outbox.markVoided([id])
    expect((await failed()).count).toBe(0)
  })

  it("is retried with all others by one, or by two at once", async () => {
    const customers = times(60, (i) => `c${i}`)
    await earn(...customers)
    await failForGood()
    const both = await Promise.all(
      [ledger, other].map(({ troubles }) => troubles.retryGrants(by))
    )
    expect(both.reduce((sum, { retried }) => sum + retried, 0)).toBe(60)
    expect(await issueAll()).toHaveLength(60)
    expect(await ledger.troubles.retryGrants(by)).toEqual({
      retried: 0,
      left: 0,
    })
    const lines = await audited("grants")
    expect(lines.length).toBeLessThanOrEqual(2)
    expect(lines[0]).toMatchObject({
      action: "grant.retry_all",
      ladder_id: null,
    })
  })
})

describe("announcements that the event bus does not take", () => {
  const seen = async () => (await ledger.sweeps.health()).announcements

  it("are counted with the oldest, and listed with why and when they are tried", async () => {
    const nothing = {
      waiting: 0,
      since: null,
      failed: { count: 0, rows: [] },
    }
    expect(await seen()).toEqual(nothing)
    await ledger.door.record(
      [registered("a", now), order("oa", "a", now + 1, 1000)],
      "test"
    )
    const [row] = await ledger.rows(
      "select id, ladder_id, created_at from ladder_announcement"
    )
    const since = (row!.created_at as Date).toISOString()
    // A rung entered and points changed, in one row.
    expect(await seen()).toEqual({ ...nothing, waiting: 2, since })

    const claimed = await ledger.announcements.claim(10)
    const ids = claimed.map(({ id }) => id)
    await ledger.announcements.failed(ids, "no connection")
    expect(await seen()).toEqual({
      waiting: 2,
      since,
      failed: {
        count: 1,
        rows: [
          {
            id: row!.id,
            ladder_id: row!.ladder_id,
            ladder: "One rung",
            announcements: 2,
            reason: "no connection",
            tries: 1,
            since,
            next_try_at: expect.any(String) as string,
          },
        ],
      },
    })
    // Of a paused ladder nothing is stuck: it waits as it should.
    await ledger.lifecycle.pause(String(row!.ladder_id), by)
    expect(await seen()).toEqual(nothing)
    await ledger.lifecycle.resume(String(row!.ladder_id), by)
    expect((await seen()).failed.count).toBe(1)

    await ledger.announcements.done(ids)
    expect(await seen()).toEqual(nothing)
  })
})

describe("a parked event", () => {
  const known: CustomerCheck = async (ids) =>
    new Map(ids.map((id) => [id, "known"] as const))
  const unknown: CustomerCheck = async () => new Map()

  const park = (...customers: string[]) =>
    ledger.catchUp.park(
      customers.map((c) => ({
        event: order(`o${c}`, c, now, 1000),
        reason: "customer_unknown",
      })),
      "till"
    )

  const retry = (key: string | null, check: CustomerCheck) =>
    ledger.troubles.retryParked(key, check, by)

  const points = () =>
    ledger.count("select coalesce(sum(status_points), 0) from ladder_standing")

  const parked = async () => (await ledger.sweeps.listParked(page)).rows

  it("is recorded by a retry once its customer is there, and counts once", async () => {
    await park("a")
    expect(await retry("oa", unknown)).toEqual({
      recorded: 0,
      parked: 1,
      left: 1,
      events: [{ key: "oa", answer: "parked", reason: "customer_unknown" }],
    })
    expect(await retry("oa", known)).toEqual({
      recorded: 1,
      parked: 0,
      left: 0,
      events: [{ key: "oa", answer: "recorded", reason: null }],
    })
    expect(await points()).toBe(10)
    await expect(retry("oa", known)).rejects.toThrow('the key "oa"')
    expect(await audited("oa")).toMatchObject([
      { ...by, action: "parked.retry" },
      { ...by, action: "parked.retry", before: { reason: "customer_unknown" } },
    ])
  })

  it("says why it stays: another has its key, its customer is deleted", async () => {
    await park("a", "b")
    await ledger.door.record([order("oa", "z", now, 500)], "test")
    const check: CustomerCheck = async () =>
      new Map([
        ["a", "known"],
        ["b", "deleted"],
      ])
    expect(await retry(null, check)).toMatchObject({ recorded: 0, parked: 2 })
    const reasons = (await parked()).map(({ key, reason }) => [key, reason])
    expect(reasons.sort()).toEqual([
      ["oa", "key_taken"],
      ["ob", "customer_deleted"],
    ])
  })

  it("that can never be recorded keeps the reason, and nobody waits for it", async () => {
    await park("a", "b")
    // Before the first year Postgres knows.
    const event = order("bad", "c", -8e15, 1000)
    await ledger.catchUp.park([{ event, reason: "customer_unknown" }], "till")
    const answer = await retry(null, known)
    expect(answer).toMatchObject({ recorded: 2, parked: 1, left: 1 })
    expect(answer.events[0]?.reason).toMatch(/range/)
    expect(await parked()).toMatchObject([
      { key: "bad", reason: answer.events[0]?.reason, tries: 1 },
    ])
    expect(await points()).toBe(20)
    expect((await retry("bad", known)).parked).toBe(1)
    expect(await parked()).toMatchObject([{ key: "bad", tries: 2 }])
  })

  it("attack 16, R23: is tried eight times and then once a day, and nobody waits for it", async () => {
    const event = order("bad", "c", -8e15, 1000)
    await ledger.catchUp.park([{ event, reason: "customer_unknown" }], "till")
    const waits: number[] = []
    for (let tries = 1; tries <= 9; tries++) {
      await park(`d${tries}`)
      const begun = performance.now()
      await expect(ledger.catchUp.retryParked(known)).rejects.toThrow(/range/)
      expect(performance.now() - begun).toBeLessThan(1_000)
      // The other one is in, though this one never will be.
      expect(await parked()).toMatchObject([{ key: "bad", tries }])
      const [row] = await ledger.rows(
        `select round(extract(epoch from next_try_at - updated_at) / 60) as wait
         from ladder_parked_event`
      )
      waits.push(Number(row!.wait))
      await ledger.rows("update ladder_parked_event set next_try_at = now()")
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 1440, 1440])
    expect(await points()).toBe(90)
    expect((await ledger.sweeps.health()).waiting).toMatchObject([
      { source: "till", parked: 1, unread: 0 },
    ])
    const corrected = await ledger.troubles.correctParked(
      "bad",
      { at: now },
      known,
      by
    )
    expect(corrected).toMatchObject({ recorded: 1, left: 0 })
    expect(await points()).toBe(100)
  })

  it("R23: of a deleted customer is tried seldom, and holds up nobody", async () => {
    const event = order("gone", "c", now, 1000)
    const back = refund("back", "c", now, 1, "elsewhere")
    const reason = "customer_deleted"
    await ledger.catchUp.park(
      [
        { event, reason },
        { event: back, reason },
      ],
      "till"
    )
    const deleted: CustomerCheck = async (ids) =>
      new Map(ids.map((id) => [id, id === "c" ? "deleted" : "known"] as const))
    const tries = async () =>
      (
        await ledger.rows(
          "select key, tries from ladder_parked_event order by key"
        )
      ).map((row) => [row.key, row.tries])
    const waits = async () =>
      (
        await ledger.rows(
          `select round(extract(epoch from next_try_at - updated_at) / 3600) as wait
           from ladder_parked_event where key = 'gone'`
        )
      ).map((row) => Number(row.wait))
    expect(await waits()).toEqual([24])
    // What it takes back may come at any time.
    expect(await ledger.catchUp.retryParked(deleted)).toBe(0)
    expect(await tries()).toEqual([
      ["back", 1],
      ["gone", 0],
    ])
    const hours: number[] = []
    for (let round = 0; round < 7; round++) {
      await ledger.rows(
        "update ladder_parked_event set next_try_at = now() - interval '1 day'"
      )
      await park(`d${round}`)
      // Those who can be counted come first, and more than one batch.
      await park(`e${round}`)
      expect(await ledger.catchUp.retryParked(deleted, 1)).toBe(2)
      hours.push(...(await waits()))
    }
    expect(hours.map((wait) => wait / 24)).toEqual([1, 2, 4, 8, 16, 30, 30])
    expect(await points()).toBe(140)
    // The customer is there again.
    await ledger.rows("update ladder_parked_event set next_try_at = now()")
    expect(await ledger.catchUp.retryParked(known)).toBe(2)
  })

  it("R8: is tried as soon after the tenth process that died at it as after the first", async () => {
    await park("a")
    for (let deaths = 0; deaths < 10; deaths++) {
      await new Promise<void>((reached) => {
        void ledger.catchUp.retryParked(() => {
          reached()
          return new Promise(() => undefined)
        })
      })
      expect(await other.catchUp.retryParked(known)).toBe(0)
      await ledger.rows(
        "update ladder_parked_event set lease_until = lease_until - interval '1 minute'"
      )
    }
    expect(await parked()).toMatchObject([{ key: "oa", tries: 0 }])
    expect(await other.catchUp.retryParked(known)).toBe(1)
    expect(await points()).toBe(10)
  })

  it("can be corrected, which is kept, and is recorded as it says then", async () => {
    await park("a")
    const full = await ledger.troubles.readParked("oa")
    expect(full).toMatchObject({
      key: "oa",
      source: "till",
      customer_id: "a",
      reason: "customer_unknown",
      event: order("oa", "a", now, 1000),
    })
    const only: CustomerCheck = async (ids) =>
      new Map(ids.flatMap((id) => (id === "b" ? [[id, "known"]] : [])))
    const correct = (correction: ParkedCorrection) =>
      ledger.troubles.correctParked("oa", correction, only, by)
    expect(await correct({ value: 2000 })).toMatchObject({ parked: 1, left: 1 })
    expect(await correct({ customer: "b" })).toMatchObject({ recorded: 1 })
    expect(await points()).toBe(20)
    await expect(correct({ customer: "b" })).rejects.toThrow('the key "oa"')
    expect(await audited("oa")).toMatchObject([
      {
        ...by,
        action: "parked.correct",
        before: { customer: "a" },
        after: { customer: "b" },
      },
      { action: "parked.correct", before: { value: 1000 } },
    ])
  })

  it("that is dropped is not parked anew, and counts once its customer is there", async () => {
    await park("a", "b")
    expect(await ledger.troubles.dropParked("oa", by)).toEqual({ left: 1 })
    await park("a")
    expect((await parked()).map(({ key }) => key)).toEqual(["ob"])
    expect((await ledger.sweeps.health()).parked).toBe(1)
    expect(await retry(null, known)).toMatchObject({ recorded: 1, left: 0 })
    await ledger.rows("update ladder_parked_event set next_try_at = now()")
    expect(await ledger.catchUp.retryParked(known)).toBe(0)
    expect(await points()).toBe(10)
    await expect(ledger.troubles.dropParked("oa", by)).rejects.toThrow("oa")
    await expect(ledger.troubles.readParked("oa")).rejects.toThrow("oa")
    expect(await audited("oa")).toMatchObject([
      { ...by, action: "parked.drop", before: { reason: "customer_unknown" } },
    ])
    await ledger.door.record([order("oa", "a", now, 1000)], "till")
    expect(await points()).toBe(20)
  })

  it("is neither corrected nor dropped while somebody else tries it", async () => {
    await park("a")
    const told: string[] = []
    const meanwhile: CustomerCheck = async () => {
      const both = await Promise.allSettled([
        other.troubles.dropParked("oa", by),
        other.troubles.correctParked("oa", { value: 1 }, known, by),
      ])
      told.push(
        ...both.map((one) =>
          one.status === "rejected" ? String(one.reason) : "done"
        )
      )
      return new Map()
    }
    await retry("oa", meanwhile)
    expect(told).toEqual(
      ["", ""].map(() => expect.stringContaining("is being tried") as string)
    )
  })

  it("is tried by one of two retries at once", async () => {
    const customers = times(30, (i) => `c${i}`)
    await park(...customers)
    let asked = 0
    const counting: CustomerCheck = async (ids) => {
      asked += ids.length
      return await known(ids)
    }
    const both = await Promise.all(
      [ledger, other].map(({ troubles }) =>
        troubles.retryParked(null, counting, by)
      )
    )
    expect(both.reduce((sum, { recorded }) => sum + recorded, 0)).toBe(30)
    expect(asked).toBe(30)
    expect(await points()).toBe(300)
  })

  it("is not tried while somebody else tries it", async () => {
    await park("a")
    const during: string[] = []
    const meanwhile: CustomerCheck = async (ids) => {
      const told = await other.troubles.retryParked("oa", known, by).then(
        () => "tried",
        (error: Error) => error.message
      )
      during.push(told)
      await ledger.rows("update ladder_parked_event set next_try_at = now()")
      expect(await other.catchUp.retryParked(known)).toBe(0)
      return await known(ids)
    }
    expect((await retry("oa", meanwhile)).recorded).toBe(1)
    expect(during).toEqual([expect.stringContaining("is being tried")])
    expect(await points()).toBe(10)
  })
})

it("tells the event recorded last of each source", async () => {
  await ledger.door.record([order("1", "a", now - 5000, 100)], "till")
  await ledger.door.record(
    [order("2", "a", now - 9000, 100), order("3", "b", now - 9000, 100)],
    "import"
  )
  await ledger.door.record([order("4", "a", now - 7000, 100)], "till")
  const { last_events } = await ledger.sweeps.health()
  expect(last_events).toMatchObject([
    { source: "import", occurred_at: new Date(now - 9000).toISOString() },
    { source: "till", occurred_at: new Date(now - 7000).toISOString() },
  ])
  const [recorded] = await ledger.rows(
    "select created_at from ladder_event where key = '4'"
  )
  expect(last_events[1]?.recorded_at).toBe(
    (recorded?.["created_at"] as Date).toISOString()
  )
  await ledger.empty()
  expect((await ledger.sweeps.health()).last_events).toEqual([])
})
