import { openLedger, type Ledger } from "./open-ledger"

let ledger: Ledger

beforeAll(async () => {
  ledger = await openLedger("tries")
})
afterAll(() => ledger.close())
afterEach(() => ledger.empty())

const passed = (minutes: number) =>
  ledger.rows(
    `update ladder_code_try set updated_at = updated_at - $1 * interval '1 minute',
       failed_at = array(select at - $1 * interval '1 minute'
         from unnest(failed_at) at)`,
    [minutes]
  )

it("S6: lets ten tries fail in ten minutes, over several processes", async () => {
  const others = [ledger.another(), ledger.another()]
  const waits = await Promise.all(
    Array.from({ length: 60 }, (_, i) => others[i % 2]!.tries.fail("ada", 1))
  )
  expect(waits.filter((seconds) => seconds === 0)).toHaveLength(10)
  for (const { tries } of others) {
    expect(await tries.wait("ada")).toBeGreaterThan(590)
    expect(await tries.wait("bob")).toBe(0)
  }
})

it("counts each try for ten minutes, and none that was refused", async () => {
  const { tries } = ledger
  expect(await tries.fail("ada", 4)).toBe(0)
  await passed(6)
  expect(await tries.fail("ada", 6)).toBe(0)
  expect(await tries.fail("ada", 1)).toBeGreaterThan(230)
  await passed(4)
  expect(await tries.wait("ada")).toBe(0)
  // The first four count no longer, the six after them do.
  expect(await tries.fail("ada", 5)).toBeGreaterThan(0)
  expect(await tries.fail("ada", 4)).toBe(0)
  expect(await tries.fail("ada", 1)).toBeGreaterThan(0)
})

it("forgets who has not tried for ten minutes", async () => {
  await ledger.tries.fail("ada", 1)
  await passed(11)
  await ledger.tries.fail("bob", 1)
  await ledger.tries.forget()
  expect(await ledger.rows("select who from ladder_code_try")).toEqual([
    { who: "bob" },
  ])
})
