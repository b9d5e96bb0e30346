import type { FoundDay } from "../../src/modules/ladder/yearly-contract"
import { openLedger, type Ledger } from "./open-ledger"

let ledger: Ledger

beforeAll(async () => {
  ledger = await openLedger("yearly")
})
afterAll(() => ledger.close())
afterEach(() => ledger.empty())

const by = { actor_id: "user_1", reason: "She told us" }

const found = (
  customer_id: string,
  kind: FoundDay["kind"],
  [year, month, day]: [number | null, number, number]
): FoundDay => ({ customer_id, kind, year, month, day })

const daysOf = async (customer: string) =>
  (await ledger.yearlyDays.daysOf([customer])).map(
    ({ kind, year, month, day }) => [kind, year, month, day]
  )

it("keeps what the shop says in place of what it said before", async () => {
  const { yearlyDays } = ledger
  await yearlyDays.keep(
    ["ada", "bob"],
    [
      found("ada", "registration", [2020, 5, 1]),
      found("ada", "first_order", [2021, 2, 3]),
      found("ada", "birthday", [1990, 7, 8]),
      found("bob", "registration", [2022, 5, 1]),
    ]
  )
  await yearlyDays.keep(
    ["ada"],
    [
      found("ada", "registration", [2020, 5, 1]),
      found("ada", "first_order", [2021, 2, 4]),
    ]
  )
  expect(await daysOf("ada")).toEqual([
    ["first_order", 2021, 2, 4],
    ["registration", 2020, 5, 1],
  ])
  expect(await daysOf("bob")).toEqual([["registration", 2022, 5, 1]])
  await yearlyDays.forget(["ada"])
  expect(await daysOf("ada")).toEqual([])
})

it("writes nothing where nothing is new", async () => {
  const days = [found("ada", "registration", [2020, 5, 1])]
  const written = () =>
    ledger.rows("select t::text, xmin::text from ladder_yearly_day t")
  await ledger.yearlyDays.keep(["ada"], days)
  const before = await written()
  await ledger.yearlyDays.keep(["ada"], days)
  expect(await written()).toEqual(before)
})

it("lets a birthday count from when it was told, and staff have the last word", async () => {
  const { yearlyDays } = ledger
  const since = async () => (await yearlyDays.daysOf(["ada"]))[0]!.since
  await yearlyDays.keep(["ada"], [found("ada", "birthday", [1990, 7, 8])])
  const first = await since()
  await yearlyDays.keep(["ada"], [found("ada", "birthday", [1991, 7, 8])])
  expect(await since()).toBe(first)
  await yearlyDays.setBirthday("ada", { month: 7, day: 9, year: null }, by)
  expect(await since()).toBeGreaterThanOrEqual(first)
  await yearlyDays.keep(["ada"], [found("ada", "birthday", [1991, 1, 1])])
  await yearlyDays.keep(["ada"], [])
  expect(await yearlyDays.birthdayOf("ada")).toEqual({
    ...{ month: 7, day: 9, year: null, set_by: "user_1" },
  })
  expect(await yearlyDays.setBirthday("ada", null, by)).toBeNull()
  const { rows } = await ledger.audits.list(
    { subject: "ada" },
    { limit: 10, offset: 0 }
  )
  expect(rows.map(({ action, reason }) => [action, reason])).toEqual([
    ["birthday.remove", "She told us"],
    ["birthday.set", "She told us"],
  ])
  expect(rows[1]).toMatchObject({
    before: { birthday: { day: 8, set_by: "metadata" } },
    after: { birthday: { day: 9, set_by: "user_1" } },
  })
})

it("tells page by page whose day it is, and of whom a birthday was told", async () => {
  const { yearlyDays, sweeps } = ledger
  const started = await sweeps.now()
  const all = Array.from({ length: 5 }, (_, i) => `cus_${i}`)
  await yearlyDays.keep(all, [
    ...all.map((id) => found(id, "registration", [2020, 2, 29])),
    found("cus_1", "birthday", [2000, 2, 29]),
  ])
  const leap = { month: 2, day: 29 }
  const first = await yearlyDays.customersOn(leap, "", 3)
  expect(first).toEqual(all.slice(0, 3))
  expect(await yearlyDays.customersOn(leap, first[2]!, 3)).toEqual(all.slice(3))
  expect(await yearlyDays.customersOn({ month: 2, day: 28 }, "", 3)).toEqual([])
  const told = (from: number, to: number) =>
    yearlyDays.customersTold(new Date(from), new Date(to), "", 10)
  expect(await told(started - 1, started + 60_000)).toEqual(["cus_1"])
  expect(await told(0, started - 1)).toEqual([])
})
