import {
  day,
  order,
  refund,
  registered,
  threeRungs,
} from "./ladders-and-events"
import { openLedger, type Ledger } from "./open-ledger"
import { chooseSeed, Random } from "./random"

let ledger: Ledger
let ladder_id: string
let now: number

beforeAll(async () => {
  ledger = await openLedger("analytics")
})
afterAll(() => ledger.close())
beforeEach(async () => {
  now = await ledger.sweeps.now()
  ladder_id = (await ledger.publish(threeRungs, now - 80 * day)).id
})
afterEach(async () => {
  expect(await ledger.driftAtEnd()).toEqual([])
})

const berlin = (at: number): string =>
  new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Berlin" }).format(at)

const period = () => ({ from: berlin(now - 60 * day), to: berlin(now) })

it("tells members by rung of each day as a replay of the moves does", async () => {
  const random = new Random(chooseSeed())
  const members = Array.from({ length: 40 }, (_, n) => `c${n}`)
  const events = members.flatMap((customer) => [
    registered(customer, now - 79 * day),
    ...Array.from({ length: random.below(5) }, (_, i) =>
      order(
        `o-${customer}-${i}`,
        customer,
        now - random.below(70) * day,
        1_000 * (1 + random.below(30))
      )
    ),
  ])
  // In any order: late ones supersede moves that are on record.
  for (const part of random.parts(random.shuffled(events), 20)) {
    await ledger.door.record(part, "test")
  }
  const refunds = events
    .filter(({ type }) => type === "order.placed")
    .filter(() => random.chance(30))
    .map(({ key, customer, at, value = 0 }) =>
      refund(`r-${key}`, customer, Math.min(now, at + 3 * day), value, key)
    )
  await ledger.door.record(refunds, "test")
  await ledger.catchUpFully()

  const moves = await ledger.rows(
    `select t.at, t.from_id, t.to_id from ladder_transition t
     where not exists (
       select 1 from ladder_superseded_transition x where x.transition_id = t.id
     ) order by t.at, t.id`
  )
  const { from, to } = period()
  const history = await ledger.reports.rungHistory(ladder_id, from, to)
  expect(history[0]?.day).toBe(from)
  expect(history.at(-1)?.day).toBe(to)
  expect(history.length).toBeGreaterThanOrEqual(60)
  let moved = 0
  for (const one of history) {
    const right = new Map(threeRungs.rungs.map(({ id }) => [id, 0]))
    for (const { at, from_id, to_id } of moves) {
      if (berlin((at as Date).getTime()) <= one.day) {
        moved += 1
        for (const [rung, change] of [
          [from_id, -1],
          [to_id, 1],
        ] as const) {
          if (typeof rung === "string") {
            right.set(rung, (right.get(rung) ?? 0) + change)
          }
        }
      }
    }
    const told = new Map(
      one.members.map(({ rung_id, members }) => [rung_id, members])
    )
    expect([one.day, told]).toEqual([one.day, right])
  }
  expect(moved).toBeGreaterThan(100)
})

it("dates a voided coupon by when it was voided, whatever changes it since", async () => {
  await ledger.door.record(
    [
      registered("a", now - 79 * day),
      order("enter-a", "a", now + 1_000, 20_000),
    ],
    "test"
  )
  const grants = await ledger.outbox.claimDueGrants(9)
  const ids = grants.map(({ id }) => id)
  await ledger.outbox.markIssued(
    ids.map((id) => ({ id, promotion_id: `p-${id}` }))
  )
  const by = { actor_id: "user", reason: "because" }
  for (const id of ids) {
    await ledger.coupons.void(id, by)
  }
  await ledger.outbox.markVoided(ids)
  const voidedOn = async (at: number) => {
    const on = berlin(at)
    const { couponReports } = ledger
    const { voided } = await couponReports.couponFigures(ladder_id, on, on)
    const { rows, count } = await couponReports.couponsBehind(
      ladder_id,
      "voided",
      { from: on, to: on },
      { limit: 50, offset: 0 }
    )
    expect([count, rows.length]).toEqual([voided, voided])
    return voided
  }
  expect(ids.length).toBeGreaterThan(0)
  expect(await voidedOn(now)).toBe(ids.length)
  await ledger.rows(
    `update ladder_grant set voided_at = voided_at - interval '10 days',
       updated_at = updated_at - interval '10 days'`
  )
  await ledger.door.record(
    [refund("back", "a", now + 2_000, 20_000, "enter-a")],
    "test"
  )
  const [changed] = await ledger.rows(
    "select bool_and(updated_at > now() - interval '1 day') as lately from ladder_grant"
  )
  expect(changed?.lately).toBe(true)
  expect(await voidedOn(now)).toBe(0)
  expect(await voidedOn(now - 10 * day)).toBe(ids.length)
})

it("counts coupons, what they took off and what their orders are worth", async () => {
  const use = async (customer: string, cents: number, off: number) => {
    await ledger.door.record(
      [
        registered(customer, now - 79 * day),
        order(`enter-${customer}`, customer, now + 1_000, 20_000),
      ],
      "test"
    )
    const grants = await ledger.outbox.claimDueGrants(9)
    await ledger.outbox.markIssued(
      grants.map(({ id }) => ({ id, promotion_id: `p-${id}` }))
    )
    const [grant] = grants
    const id = `order_${customer}`
    await ledger.door.record(
      [order(`order:${id}:v1`, customer, now + 2_000, cents)],
      "test"
    )
    await ledger.outbox.markRedeemed([
      {
        promotion_id: `p-${grant?.id}`,
        order_id: id,
        at: now,
        discount: { amount: off, currency: "eur" },
      },
    ])
    return id
  }
  await use("a", 9_000, 1_000)
  const refunded = await use("b", 5_000, 500)
  const canceled = await use("c", 7_000, 700)
  await ledger.door.record(
    [
      refund(
        `order:${refunded}:refund:1`,
        "b",
        now + 3_000,
        2_000,
        `order:${refunded}:v1`
      ),
      {
        ...refund(
          `order:${canceled}:canceled`,
          "c",
          now + 3_000,
          7_000,
          `order:${canceled}:v1`
        ),
        type: "order.canceled",
      },
    ],
    "test"
  )
  const { from, to } = period()
  const figures = await ledger.couponReports.couponFigures(ladder_id, from, to)
  expect(figures).toMatchObject({
    redeemed: 3,
    discounts: { eur: 1_500 },
    revenue: { eur: 9_000 + 3_000 },
  })
  for (const figure of ["issued", "redeemed", "voided"] as const) {
    const { rows, count } = await ledger.couponReports.couponsBehind(
      ladder_id,
      figure,
      { from, to },
      { limit: 50, offset: 0 }
    )
    expect([figure, count, rows.length]).toEqual([
      figure,
      figures[figure],
      figures[figure],
    ])
  }
  const nothing = await ledger.couponReports.couponFigures(
    ladder_id,
    "2020-01-01",
    "2020-02-01"
  )
  expect(nothing).toEqual({
    issued: 0,
    redeemed: 0,
    voided: 0,
    discounts: {},
    revenue: {},
  })
})
