import type { ConversionEvent } from "../../src/engine"
import { day, order, refund, registered } from "./ladders-and-events"
import { openLedger, type Ledger } from "./open-ledger"

let ledger: Ledger
let now: number

beforeAll(async () => {
  ledger = await openLedger("activity")
  now = await ledger.sweeps.now()
})
afterAll(() => ledger.close())
afterEach(() => ledger.empty())

/** How many days ago each was last there. */
const lastOf = async (...customers: string[]) =>
  Object.fromEntries(
    (await ledger.activity.lastOf(customers)).map(({ customer_id, at }) => [
      customer_id,
      (now - at) / day,
    ])
  )

const befell = (type: string, days: number): ConversionEvent => ({
  ...{ key: `${type}:ada`, type, customer: "ada", at: now - days * day },
  attributes: {},
})

it("says when somebody last did something: not what befell them, nor what was taken back", async () => {
  await ledger.door.record(
    [
      registered("ada", now - 100 * day),
      order("1", "ada", now - 50 * day, 1_000),
      refund("r", "ada", now - 5 * day, 1_000, "1"),
      befell("customer.birthday", 10),
      befell("customer.group_joined", 9),
      befell("inactivity.reached", 8),
      befell("staff.rated", 7),
      registered("bob", now - 3 * day),
    ],
    "test"
  )
  expect(await lastOf("ada", "bob", "nobody")).toEqual({ ada: 50, bob: 3 })
  await ledger.door.record([befell("custom.tasting", 2)], "test")
  expect(await lastOf("ada")).toEqual({ ada: 2 })
})

it("counts what any customer did who is the same member", async () => {
  await ledger.door.record(
    [
      registered("ada", now - 100 * day),
      order("1", "guest", now - 10 * day, 1_000),
    ],
    "test"
  )
  await ledger.rows(
    `update ladder_member_link set member_id = 'lmem_ada'
     where customer_id = 'guest'`
  )
  expect(await lastOf("ada")).toEqual({ ada: 10 })
})

it("says when somebody was first there after a moment", async () => {
  await ledger.door.record(
    [40, 30, 20].map((days) => order(`${days}`, "ada", now - days * day, 1)),
    "test"
  )
  const after = (days: number) => ({
    customer_id: "ada",
    after: now - days * day,
  })
  const found = await ledger.activity.firstAfter([40, 31, 20].map(after))
  expect(
    found.map((one) => [(now - one.after) / day, (now - one.at) / day]).sort()
  ).toEqual([
    [31, 30],
    [40, 30],
  ])
})

it("finds by time who may have been away, and who is back", async () => {
  await ledger.door.record(
    [
      order("1", "ada", now - 40 * day, 1),
      order("2", "bob", now - 30.5 * day, 1),
      order("3", "cyd", now - 90.5 * day, 1),
    ],
    "test"
  )
  const span = (from: number, to: number) => ({
    since: now - from * day,
    until: now - to * day,
  })
  const never = span(1_000, 999)
  const ago = [span(31, 30), span(91, 90)]
  const { activity } = ledger
  expect(await activity.customersIn(never, ago, "", 10)).toEqual(["bob", "cyd"])
  expect(await activity.customersIn(never, ago, "bob", 10)).toEqual(["cyd"])
  expect(await activity.customersIn(never, ago, "", 1)).toEqual(["bob"])
  expect(await activity.customersIn(span(1, -1), ago, "", 10)).toEqual([
    ...["ada", "bob", "cyd"],
  ])
  expect(await activity.oldest()).toBe(now - 90.5 * day)
})

it("finds whom a guest is joined to by what the guest did", async () => {
  await ledger.door.record(
    [
      registered("ada", now - 100 * day),
      order("1", "guest", now - 30.5 * day, 1),
    ],
    "test"
  )
  const by = { actor_id: "staff", reason: "the same person" }
  const ago = [{ since: now - 31 * day, until: now - 30 * day }]
  const never = { since: now - 1_000 * day, until: now - 999 * day }
  const found = () => ledger.activity.customersIn(never, ago, "", 10)
  expect(await found()).toEqual(["guest"])
  await ledger.guests.join("guest", "ada", by)
  expect(await found()).toEqual(["ada", "guest"])
  expect(await ledger.activity.customersIn(never, ago, "ada", 10)).toEqual([
    "guest",
  ])
  await ledger.guests.separate("guest", "ada", by)
  expect(await found()).toEqual(["guest"])
})
