import { openLedger, type Ledger } from "./open-ledger"

let ledger: Ledger

beforeAll(async () => {
  ledger = await openLedger("allowances")
})
afterAll(() => ledger.close())
afterEach(() => ledger.empty())

const ten = (who: string, cost = 1) => ({
  who,
  cost,
  allowed: 10,
  seconds: 600,
})

const passed = (minutes: number) =>
  ledger.rows(
    `update ladder_allowance
     set full_at = full_at - $1 * interval '1 minute'`,
    [minutes]
  )

it("S6: lets exactly as many through as are allowed, over several processes", async () => {
  const doors = [ledger.another(), ledger.another()]
  const waits = await Promise.all(
    Array.from({ length: 60 }, (_, i) =>
      doors[i % 2]!.allowances.take([ten("ada")])
    )
  )
  expect(waits.filter((seconds) => seconds === 0)).toHaveLength(10)
  for (const seconds of waits.filter((wait) => wait > 0)) {
    // One of ten in ten minutes is there again after one.
    expect(seconds).toBeGreaterThan(50)
    expect(seconds).toBeLessThanOrEqual(60)
  }
  expect(await doors[0]!.allowances.take([ten("bob")])).toBe(0)
})

it("gives back what was taken, bit by bit", async () => {
  const { allowances } = ledger
  expect(await allowances.take([ten("ada", 10)])).toBe(0)
  await passed(3)
  expect(await allowances.take([ten("ada", 4)])).toBeGreaterThan(50)
  expect(await allowances.take([ten("ada", 3)])).toBe(0)
  expect(await allowances.take([ten("ada")])).toBeGreaterThan(50)
  await passed(60)
  expect(await allowances.take([ten("ada", 10)])).toBe(0)
})

it("takes nothing of one where another has too little", async () => {
  const { allowances } = ledger
  await allowances.take([ten("office", 9)])
  expect(await allowances.take([ten("ada", 2), ten("office", 2)])).toBe(60)
  expect(await allowances.take([ten("ada", 10)])).toBe(0)
  expect(await allowances.take([ten("office")])).toBe(0)
})

it("never lets through more than is ever allowed", async () => {
  expect(await ledger.allowances.take([ten("ada", 11)])).toBeGreaterThan(0)
  expect(await ledger.rows("select who from ladder_allowance")).toEqual([])
})

it("two that want the same in turned order do not wait for each other", async () => {
  const doors = [ledger.another(), ledger.another()]
  const many = (who: string) => ({ ...ten(who), allowed: 1_000 })
  const waits = await Promise.all(
    Array.from({ length: 100 }, (_, i) =>
      doors[i % 2]!.allowances.take(
        i % 2 === 0
          ? [many("ada"), many("bob"), many("eve")]
          : [many("eve"), many("bob"), many("ada")]
      )
    )
  )
  expect(waits).toEqual(Array.from({ length: 100 }, () => 0))
})

it("forgets what is whole again", async () => {
  await ledger.allowances.take([ten("ada")])
  await passed(1)
  await ledger.allowances.take([ten("bob")])
  await ledger.allowances.forget()
  expect(await ledger.rows("select who from ladder_allowance")).toEqual([
    { who: "bob" },
  ])
})
