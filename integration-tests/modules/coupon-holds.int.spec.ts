import { oneRung, order, registered } from "./ladders-and-events"
import { openLedger, type Ledger } from "./open-ledger"

let ledger: Ledger

beforeAll(async () => {
  ledger = await openLedger("holds")
})
afterAll(() => ledger.close())

/** Has a coupon to use; nothing waits to be announced. */
beforeEach(async () => {
  await ledger.publish(oneRung)
  const now = (await ledger.sweeps.now()) + 1
  await ledger.door.record(
    [registered("a", now), order("1", "a", now + 1, 1000)],
    "test"
  )
  const owed = await ledger.outbox.claimDueGrants(10)
  await ledger.outbox.markIssued(
    owed.map(({ id }) => ({ id, promotion_id: `promo_${id}` }))
  )
  await ledger.rows("delete from ladder_announcement")
})
afterEach(async () => {
  expect(await ledger.driftAtEnd()).toEqual([])
})

const staff = { actor_id: "user_1", reason: "Rang" }

const told = async () =>
  (await ledger.rows("select facts from ladder_announcement")).flatMap(
    ({ facts }) => facts as object[]
  )

describe("attack 37: a hold on coupons", () => {
  it("is noted and announced once by 20 who notice it at once over two instances", async () => {
    const others = [ledger.another(), ledger.another()]
    const changed_at = new Date(await ledger.sweeps.now())
    const noted = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        others[i % 2]!.holds.note({ customer_id: "a", changed_at }, 30)
      )
    )
    expect(noted.filter(Boolean)).toHaveLength(1)
    expect(await told()).toMatchObject([
      { name: "coupons_held", customer_id: "a", data: { coupons: 1 } },
    ])
    for (const { holds } of others) {
      expect(await holds.of("a")).toEqual({
        customer_id: "a",
        changed_at: changed_at.toISOString(),
        until: new Date(changed_at.getTime() + 30 * 60_000).toISOString(),
      })
      expect(await holds.of("b")).toBeNull()
    }
  })

  it("is lifted for all, and comes back with the next change only", async () => {
    const { holds } = ledger
    const changed_at = new Date(await ledger.sweeps.now())
    await holds.note({ customer_id: "a", changed_at }, 30)
    await holds.lift("a", staff)
    expect(await ledger.another().holds.of("a")).toBeNull()
    await expect(holds.lift("a", staff)).rejects.toThrow(
      'customer: the coupons of "a" are not on hold'
    )
    expect(await holds.note({ customer_id: "a", changed_at }, 30)).toBe(false)
    expect(await holds.of("a")).toBeNull()
    const later = new Date(changed_at.getTime() + 1)
    expect(await holds.note({ customer_id: "a", changed_at: later }, 30)).toBe(
      true
    )
    expect(await holds.of("a")).not.toBeNull()
  })

  it("ends by itself, and is told to nobody who has no coupon or is late", async () => {
    const { holds } = ledger
    const now = await ledger.sweeps.now()
    const changed_at = new Date(now - 31 * 60_000)
    await holds.note({ customer_id: "a", changed_at }, 30)
    await holds.note({ customer_id: "b", changed_at: new Date(now) }, 30)
    expect(await holds.of("a")).toBeNull()
    expect(await holds.of("b")).not.toBeNull()
    expect(await told()).toEqual([])
  })
})
