import { Pool } from "@medusajs/framework/pg"
import type { Services } from "../../src/modules/ladder/services"
import { pgDatabase } from "../../src/modules/ladder/sql/pg-database"
import { oneRung, order, refund, registered } from "./ladders-and-events"
import { openLedger, type Ledger } from "./open-ledger"

const by = { actor_id: "user_1", reason: "asked to" }
const page = { limit: 9, offset: 0 }

let ledger: Ledger
let other: Services
let now: number
let ladder_id: string
let decisions = 0

const record = async (...events: Parameters<Ledger["door"]["record"]>[0]) =>
  await ledger.door.record(events, "test")

const climb = async (customer: string) =>
  await record(
    registered(customer, now),
    order(`o${customer}`, customer, now + 1, 1000)
  )

const decide = async (customer_id: string, kind: "leave" | "join") =>
  await ledger.membership.decide({
    ladder_id,
    customer_id,
    id: `d${(decisions += 1)}`,
    what: { kind, by: "opt_out" },
    ...by,
  })

/** A millisecond that nothing before it is dated with. */
async function nextMoment(): Promise<number> {
  const start = await ledger.sweeps.now()
  for (let at = start; ; at = await ledger.sweeps.now()) {
    if (at > start) {
      return at
    }
  }
}

const inGroup = (customer_id: string, since: number, group_id = "staff") => ({
  id: `row_${group_id}_${customer_id}_${since}`,
  customer_id,
  group_id,
  since,
})

const standingOf = async (customer: string) => {
  const [standing] = await ledger.customers.standingsOf(customer)
  return standing
}

const grants = async () =>
  (
    await ledger.rows(
      `select state || coalesce(' ' || void_due, '') as it
       from ladder_grant order by created_at, id`
    )
  ).map(({ it }) => it)

beforeAll(async () => {
  ledger = await openLedger("attendance")
  other = ledger.another()
})
afterAll(() => ledger.close())
beforeEach(async () => {
  ladder_id = (await ledger.publish(oneRung)).id
  now = await ledger.sweeps.now()
})
afterEach(async () => {
  expect(await ledger.driftAtEnd()).toEqual([])
})

describe("a customer who opts out", () => {
  beforeEach(async () => {
    await climb("a")
  })

  it("stands on the ground, and unused coupons are void", async () => {
    const [due] = await ledger.outbox.claimDueGrants(9)
    await ledger.outbox.markIssued([{ id: due!.id, promotion_id: "p1" }])
    await decide("a", "leave")
    expect(await standingOf("a")).toMatchObject({
      rung: 0,
      absent_by: ["opt_out"],
      status_points: 10,
    })
    expect(await grants()).toEqual(["issued revoked"])
    expect(await ledger.reports.leaders(ladder_id, page)).toMatchObject({
      count: 0,
    })
  })

  it("is given nothing, by group or by hand", async () => {
    await decide("a", "leave")
    const offer = {
      ladder_id,
      offer_key: "spring",
      name: "Spring",
      kind: "coupon",
      settings: { percent: 5 },
    }
    expect(
      await ledger.outbox.offerGrants({ ...offer, customer_ids: ["a", "b"] })
    ).toEqual({ created: 1, existing: 0 })
    expect(await ledger.offers.countAbsent(ladder_id, ["a", "b"])).toBe(1)
    await expect(
      ledger.coupons.give(
        {
          ladder_id,
          customer_id: "a",
          id: "gift",
          name: "Gift",
          kind: "coupon",
          settings: { percent: 5 },
        },
        by
      )
    ).rejects.toThrow('customer: "a" takes no part')
  })

  it("keeps nothing of an offer that was under way", async () => {
    const pool = new Pool({ connectionString: ledger.url, max: 1 })
    pool.on("error", () => undefined)
    const offer = {
      ladder_id,
      offer_key: "spring",
      name: "Spring",
      kind: "coupon",
      settings: { percent: 5 },
      customer_ids: ["a"],
    }
    let leaving: Promise<unknown> | undefined
    await pgDatabase(pool).transaction(async (sql) => {
      await ledger.outbox.offerIn(sql, offer)
      leaving = decide("a", "leave")
      await Promise.race([leaving, ledger.lockWaiters(1)])
    })
    await leaving
    expect(
      await ledger.rows("select state from ladder_grant where cause = 'offer'")
    ).toEqual([{ state: "revoked" }])
    await pool.end()
  })

  it("loses what staff gave as well, and has it given anew when back", async () => {
    const give = (id: string) =>
      ledger.coupons.give(
        {
          ladder_id,
          customer_id: "a",
          id,
          name: "Gift",
          kind: "coupon",
          settings: { percent: 5 },
        },
        by
      )
    const ids = [
      (await give("due")).grant.id,
      (await give("used")).grant.id,
      (await give("unused")).grant.id,
    ]
    const [due, ...given] = ids
    for (const id of given) {
      await ledger.outbox.claimGrant(id)
    }
    await ledger.outbox.markIssued(
      given.map((id) => ({ id, promotion_id: `p-${id}` }))
    )
    const [used, unused] = given
    await ledger.outbox.markRedeemed([
      { promotion_id: `p-${used}`, order_id: "order_1", at: now },
    ])
    await ledger.outbox.offerGrants({
      ladder_id,
      offer_key: "spring",
      name: "Spring",
      kind: "coupon",
      settings: { percent: 5 },
      customer_ids: ["a", "b"],
    })
    const stateOf = async () =>
      (
        await ledger.rows(
          `select case id when $1 then 'due' when $2 then 'used'
             when $3 then 'unused' else reward end || ' ' || state
             || coalesce(' ' || void_due, '') as it
           from ladder_grant where cause = 'offer' and customer_id = $4
           order by 1`,
          [due, used, unused, "a"]
        )
      ).map(({ it }) => it)

    await decide("a", "leave")
    expect(await stateOf()).toEqual([
      "due revoked",
      "offer:spring revoked",
      "unused issued revoked",
      "used redeemed",
    ])
    const of = await ledger.rows(
      "select state from ladder_grant where customer_id = 'b'"
    )
    expect(of).toEqual([{ state: "due" }])
    // Nor is the used one given again when its order is cancelled.
    expect(await ledger.coupons.renewCanceled(["order_1"])).toBe(0)
    await ledger.outbox.markVoided([unused!])
    await decide("a", "join")
    expect(await stateOf()).toEqual([
      "due revoked",
      "offer:spring revoked",
      "unused revoked",
      "used redeemed",
    ])
    expect(await give("again")).toMatchObject({
      answer: "recorded",
      grant: { state: "due" },
    })
    expect(await ledger.coupons.renewCanceled(["order_1"])).toBe(1)
  })

  it("comes back to what counted before, not to what came meanwhile", async () => {
    await decide("a", "leave")
    const away = await nextMoment()
    await nextMoment()
    await decide("a", "join")
    // Recorded late, but dated while taking no part.
    await record(order("meanwhile", "a", away, 500_000))
    expect(await standingOf("a")).toMatchObject({
      rung: 1,
      status_points: 10,
      absent_by: [],
    })
  })

  it("is on record with who, why, before and after", async () => {
    await decide("a", "leave")
    const { rows } = await ledger.audits.list({ subject: "a" }, page)
    expect(rows).toMatchObject([
      {
        ...by,
        action: "member.leave",
        before: { absent: false },
        after: { absent: true, by: "opt_out" },
      },
    ])
    const line = await ledger.customers.timelineOf("a", ladder_id, page)
    expect(line.rows).toContainEqual(
      expect.objectContaining({ kind: "decision", title: "leave" })
    )
    expect(line.rows).toContainEqual(
      expect.objectContaining({ kind: "transition", title: "left", to: null })
    )
  })

  it("may say so before anything is known of them", async () => {
    await decide("newcomer", "leave")
    const later = await nextMoment()
    await record(
      registered("newcomer", now),
      order("first", "newcomer", later, 1000)
    )
    expect(await standingOf("newcomer")).toMatchObject({
      rung: 0,
      status_points: 0,
      absent_by: ["opt_out"],
    })
  })
})

describe("a customer group that is left out", () => {
  it("counts nothing from the moment of joining on", async () => {
    await climb("a")
    await record(order("after", "a", now + 3, 500_000))
    await ledger.attendance.leaveOut(ladder_id, [inGroup("a", now + 2)])
    expect(await standingOf("a")).toMatchObject({
      rung: 0,
      // The order placed before joining, not the one after.
      status_points: 10,
      absent_by: ["group:staff"],
    })
  })

  it("is heard of once, by however many processes, however often", async () => {
    await climb("a")
    await climb("b")
    const rows = [inGroup("a", now), inGroup("b", now)]
    const told = await Promise.all(
      [ledger, other, ledger, other].map(({ attendance }) =>
        attendance.leaveOut(ladder_id, rows)
      )
    )
    expect(told.reduce((sum, one) => sum + one, 0)).toBe(2)
    expect(await ledger.attendance.leaveOut(ladder_id, rows)).toBe(0)
    const absent = await ledger.attendance.absentees(ladder_id, "", 9)
    expect(absent.map(({ customer_ids }) => customer_ids)).toEqual([
      ["a"],
      ["b"],
    ])
    const back = absent.map(({ member_id }) => ({
      member_id,
      group_id: "staff",
    }))
    const returned = await Promise.all(
      [ledger, other].map(({ attendance }) =>
        attendance.letBackIn(ladder_id, back)
      )
    )
    expect(returned.reduce((sum, one) => sum + one, 0)).toBe(2)
    expect(await ledger.attendance.absentees(ladder_id, "", 9)).toEqual([])
    // Joining the group again is another row of the shop.
    expect(
      await ledger.attendance.leaveOut(ladder_id, [
        inGroup("a", (await ledger.sweeps.now()) + 1),
      ])
    ).toBe(1)
  })

  it("is left out again by a later version, after one that let it in", async () => {
    await climb("a")
    const row = inGroup("a", now + 2)
    for (const turn of [1, 2, 3]) {
      const told = await Promise.all(
        [ledger, other].map(({ attendance }) =>
          attendance.leaveOut(ladder_id, [row])
        )
      )
      const left = told.reduce((sum, one) => sum + one, 0)
      const [absent] = await ledger.attendance.absentees(ladder_id, "", 9)
      expect([turn, left, absent?.group_ids]).toEqual([turn, 1, ["staff"]])
      await ledger.attendance.letBackIn(ladder_id, [
        { member_id: absent!.member_id, group_id: "staff" },
      ])
      expect(await standingOf("a")).toMatchObject({ rung: 1, absent_by: [] })
    }
  })

  it("keeps out who has opted in again, and the other way round", async () => {
    await climb("a")
    await ledger.attendance.leaveOut(ladder_id, [inGroup("a", now)])
    await decide("a", "leave")
    await decide("a", "join")
    expect((await standingOf("a"))?.absent_by).toEqual(["group:staff"])
    await decide("a", "leave")
    const [absent] = await ledger.attendance.absentees(ladder_id, "", 9)
    await ledger.attendance.letBackIn(ladder_id, [
      { member_id: absent!.member_id, group_id: "staff" },
    ])
    expect((await standingOf("a"))?.absent_by).toEqual(["opt_out"])
  })

  it("is previewed by the tallies as the engine places it", async () => {
    for (const customer of ["a", "b", "c"]) {
      await climb(customer)
    }
    await ledger.attendance.leaveOut(ladder_id, [inGroup("b", now)])
    const preview = await ledger.previews.preview(oneRung, ladder_id)
    expect(preview).toMatchObject({
      how: "tallies",
      rungs: [{ members: 1 }, { members: 2 }],
    })
  })
})

describe("a ladder of one sales channel", () => {
  it("is not climbed in others, nor fallen from by their refunds", async () => {
    const web = { ...oneRung, takes_part: { sales_channels: ["web"] } }
    const second = await ledger.publish(web)
    await record(
      registered("a", now),
      order("o1", "a", now + 1, 1000, {
        attributes: { sales_channel: "trade" },
      })
    )
    const on = async () =>
      (await ledger.customers.standingsOf("a")).find(
        ({ ladder }) => ladder.id === second.id
      )
    expect(await on()).toMatchObject({
      rung: 0,
      status_points: 0,
      sales_channels: ["web"],
    })
    await record(
      order("o2", "a", now + 2, 700, { attributes: { sales_channel: "web" } }),
      refund("r1", "a", now + 3, 1000, "o1")
    )
    expect(await on()).toMatchObject({ rung: 1, status_points: 7 })
  })
})
