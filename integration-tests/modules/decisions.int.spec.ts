import type { DecisionInput } from "../../src/modules/ladder/types"
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
let ladder_id: string

const decide = async (
  id: string,
  what: DecisionInput,
  customer_id = "a",
  by = ledger.membership
) =>
  (
    await by.decide({
      ladder_id,
      customer_id,
      id,
      what,
      reason: "because",
      actor_id: "user_1",
    })
  ).answer

const adjust = (status: number, spendable = status): DecisionInput => ({
  kind: "adjust",
  status,
  spendable,
})

const standing = async () => (await ledger.customers.standingsOf("a"))[0]

beforeAll(async () => {
  ledger = await openLedger("decisions")
})
afterAll(() => ledger.close())
beforeEach(async () => {
  now = await ledger.sweeps.now()
  ladder_id = (await ledger.publish(oneRung, now - 30 * day)).id
  await ledger.door.record(
    [registered("a", now - 9 * day), order("1", "a", now - 8 * day, 1000)],
    "test"
  )
})
afterEach(async () => {
  expect(await ledger.driftAtEnd()).toEqual([])
})

it("adjusts points once, however often the decision is sent", async () => {
  expect(await decide("d1", adjust(5, 7))).toBe("recorded")
  const before = await ledger.dump()
  expect(await decide("d1", adjust(5, 7))).toBe("duplicate")
  expect(await ledger.dump()).toBe(before)
  expect(await standing()).toMatchObject({
    status_points: 15,
    spendable_points: 17,
  })
})

it("refuses another decision under the same id", async () => {
  await ledger.door.record([order("2", "b", now - day, 1000)], "test")
  await decide("d1", adjust(5))
  expect(await decide("d1", adjust(6))).toBe("conflict")
  expect(await decide("d1", { kind: "unlock" })).toBe("conflict")
  expect(await decide("d1", adjust(5), "b")).toBe("conflict")
  expect(await standing()).toMatchObject({ status_points: 15 })
})

it("counts parallel decisions of one member once each", async () => {
  const others = [ledger.membership, ledger.another().membership]
  const told = await Promise.all(
    Array.from({ length: 40 }, (_, i) =>
      decide(`d${i % 20}`, adjust(1), "a", others[i % 2])
    )
  )
  expect(told.filter((one) => one === "recorded")).toHaveLength(20)
  expect(told.filter((one) => one === "duplicate")).toHaveLength(20)
  expect(await standing()).toMatchObject({ status_points: 30 })
})

it("lets points go below nothing by staff's decision", async () => {
  await decide("d1", adjust(-25))
  expect(await standing()).toMatchObject({
    status_points: -15,
    spendable_points: -15,
  })
})

it("pins a rung until it is unlocked, whatever else happens", async () => {
  await decide("d1", { kind: "lock", rung: null })
  expect(await standing()).toMatchObject({ rung: 0, locked: true })
  await ledger.door.record([order("2", "a", now - day, 1000)], "test")
  expect(await standing()).toMatchObject({ rung: 0 })
  await decide("d2", { kind: "lock", rung: "friend" })
  await ledger.door.record(
    [refund("r1", "a", now, 1000, "1"), refund("r2", "a", now, 1000, "2")],
    "test"
  )
  expect(await standing()).toMatchObject({ rung: 1, status_points: 0 })
  await decide("d3", { kind: "unlock" })
  expect(await standing()).toMatchObject({ rung: 0, locked: false })
})

it("ends a lock at its moment", async () => {
  await decide("d1", { kind: "lock", rung: null, until: now + minute })
  expect(await ledger.catchUp.elapse()).toBe(0)
  expect(
    await ledger.rows(
      "select round(extract(epoch from review_at) * 1000) as at from ladder_standing"
    )
  ).toEqual([{ at: String(now + minute) }])
})

it("gives no coupon for a rung that staff lifted somebody to", async () => {
  await ledger.door.record([registered("b", now - day)], "test")
  await decide("d1", { kind: "lock", rung: "friend" }, "b")
  expect(await ledger.outbox.claimDueGrants(10)).toEqual([])
})

it("is told of an unknown customer, a deleted one and an unknown ladder", async () => {
  await expect(decide("d1", adjust(1), "nobody")).rejects.toThrow("nobody")
  await ledger.membership.closeCustomers(["a"])
  await expect(decide("d1", adjust(1))).rejects.toMatchObject({
    type: "not_found",
  })
  ladder_id = "lad_nope"
  await expect(decide("d1", adjust(1))).rejects.toThrow("lad_nope")
  expect(await ledger.count("select count(*) from ladder_decision")).toBe(0)
})
