import type { Services } from "../../src/modules/ladder/services"
import type { ClaimedGrant } from "../../src/modules/ladder/types"
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
let other: Services
let now: number
let ladder_id: string

const times = <T>(n: number, make: (i: number) => T): T[] =>
  Array.from({ length: n }, (_, i) => make(i))

const record = async (...events: Parameters<Ledger["door"]["record"]>[0]) =>
  await ledger.door.record(events, "test")

/** Customers who just earned a coupon by their first order. */
const earn = async (...customers: string[]) =>
  await record(
    ...customers.flatMap((c) => [
      registered(c, now),
      order(`o${c}`, c, now + 1, 1000),
    ])
  )

const undo = async (...customers: string[]) =>
  await record(
    ...customers.map((c) => refund(`r${c}`, c, now + 2, 1000, `o${c}`))
  )

const issue = async (grants: readonly ClaimedGrant[]) => {
  await ledger.outbox.markIssued(
    grants.map(({ id }) => ({ id, promotion_id: `promotion-${id}` }))
  )
}

const issueAllDue = async () => {
  const grants = await ledger.outbox.claimDueGrants(100)
  await issue(grants)
  return grants
}

const states = async () =>
  (
    await ledger.rows(
      `select customer_id || ' ' || state || coalesce(' ' || void_due, '') as it
       from ladder_grant order by customer_id, created_at, id`
    )
  ).map(({ it }) => it)

const leasesRunOut = () =>
  ledger.rows(
    "update ladder_grant set lease_until = now() - interval '1 second' where lease_until is not null"
  )

const waitsAreOver = () =>
  ledger.rows("update ladder_grant set next_try_at = now()")

beforeAll(async () => {
  ledger = await openLedger("outbox")
  other = ledger.another()
})
afterAll(() => ledger.close())
beforeEach(async () => {
  ladder_id = (await ledger.publish(oneRung)).id
  now = (await ledger.sweeps.now()) + 1
})
afterEach(async () => {
  expect(await ledger.driftAtEnd()).toEqual([])
})

it("hands each grant to one process only", async () => {
  const customers = times(120, (i) => `c${i}`)
  await earn(...customers)
  const claims = await Promise.all(
    times(12, (i) => (i % 2 === 0 ? ledger : other).outbox.claimDueGrants(15))
  )
  const ids = claims.flat().map(({ id }) => id)
  expect(ids.length).toBe(new Set(ids).size)
  const rest = await ledger.outbox.claimDueGrants(1000)
  expect(ids.length + rest.length).toBe(120)
  expect(await other.outbox.claimDueGrants(1000)).toEqual([])
})

it("takes over a grant whose process died once its lease ran out", async () => {
  await earn("a")
  const [first] = await ledger.outbox.claimDueGrants(10)
  expect(await other.outbox.claimDueGrants(10)).toEqual([])
  expect(await other.outbox.claimGrant(first!.id)).toBeNull()
  await leasesRunOut()
  const [second] = await other.outbox.claimDueGrants(10)
  expect(second).toMatchObject({ id: first?.id, code: first?.code, tries: 0 })
  await issue([second!])
  // The first process was only slow: its answers come too late.
  await ledger.outbox.markFailed(first!.id, "too slow")
  expect(
    await ledger.rows("select state, tries, failure from ladder_grant")
  ).toEqual([{ state: "issued", tries: 0, failure: null }])
})

it("waits twice as long after each failure and for staff after the eighth", async () => {
  await earn("a")
  for (let failures = 1; failures <= 8; failures++) {
    const [grant] = await ledger.outbox.claimDueGrants(10)
    await ledger.outbox.markFailed(grant!.id, "the shop is down")
    expect(await ledger.outbox.claimDueGrants(10)).toEqual([])
    const [row] = await ledger.rows(
      `select case when next_try_at = 'infinity' then 'for staff'
         else round(extract(epoch from next_try_at - updated_at))::text
         end as wait, failure from ladder_grant`
    )
    expect(row).toEqual({
      wait: failures < 8 ? String(10 * 2 ** (failures - 1)) : "for staff",
      failure: "the shop is down",
    })
    await waitsAreOver()
  }
  expect(await ledger.outbox.claimDueGrants(10)).toEqual([])
  expect(await ledger.sweeps.health()).toMatchObject({
    grants_failed: 1,
    grants_due: 0,
  })
  const { rows } = await ledger.outbox.listGrants(
    { state: "failed" },
    { limit: 1, offset: 0 }
  )
  expect(await ledger.outbox.claimGrant(rows[0]!.id)).toMatchObject({
    tries: 8,
  })
})

it("lets the others go on while one grant always fails", async () => {
  await earn("a", "b")
  const [bad] = await ledger.outbox.claimDueGrants(1)
  await ledger.outbox.markFailed(bad!.id, "poison")
  expect(await issueAllDue()).toHaveLength(1)
})

it("ends a grant that was not yet issued when its cause is undone", async () => {
  await earn("a")
  await undo("a")
  expect(await states()).toEqual(["a revoked"])
  expect(await ledger.outbox.claimDueGrants(10)).toEqual([])
  expect(await ledger.outbox.claimVoidGrants(10)).toEqual([])
})

it("voids an issued grant, and one that was being issued", async () => {
  await earn("a", "b")
  const grants = await ledger.outbox.claimDueGrants(10)
  const [a, b] = ["a", "b"].map((c) =>
    grants.find(({ customer_id }) => customer_id === c)!
  )
  await issue([a!])
  await undo("a", "b")
  expect(await states()).toEqual(["a issued revoked", "b issuing revoked"])
  expect((await ledger.outbox.claimVoidGrants(10)).map(({ id }) => id)).toEqual(
    [a?.id]
  )
  await ledger.outbox.markVoided([a!.id])
  // Being issued at this moment: only when that is done, or its lease is over.
  await issue([b!])
  expect((await ledger.outbox.claimVoidGrants(10)).map(({ id }) => id)).toEqual(
    [b?.id]
  )
  await ledger.outbox.markVoided([b!.id])
  expect(await states()).toEqual(["a revoked", "b revoked"])
})

it("voids what was tried to be issued eight times: the shop may hold it", async () => {
  await earn("a", "b")
  for (let tries = 1; tries <= 8; tries++) {
    for (const { id, customer_id } of await ledger.outbox.claimDueGrants(10)) {
      if (customer_id === "a") {
        await ledger.outbox.markFailed(id, "made, then the connection broke")
      }
    }
    await leasesRunOut()
    await waitsAreOver()
  }
  // What died with its process, and was not refused, is tried again for ever.
  expect(await ledger.outbox.claimDueGrants(10)).toMatchObject([
    { customer_id: "b" },
  ])
  await leasesRunOut()
  await undo("a", "b")
  const claimed = await ledger.outbox.claimVoidGrants(10)
  expect(claimed.map(({ customer_id }) => customer_id).sort()).toEqual([
    "a",
    "b",
  ])
  await ledger.outbox.markVoided(claimed.map(({ id }) => id))
  expect(await states()).toEqual(["a revoked", "b revoked"])
})

it("gives a new code when a voided reward is owed again", async () => {
  await earn("a")
  const [first] = await issueAllDue()
  await undo("a")
  await ledger.outbox.claimVoidGrants(10)
  await ledger.outbox.markVoided([first!.id])
  await record(order("again", "a", now + 3, 1000))
  const [second] = await issueAllDue()
  expect(await states()).toEqual(["a revoked", "a issued"])
  expect(second?.code).not.toBe(first?.code)
  expect(second?.code).toMatch(/^[0-9A-HJKMNP-TV-Z]{14}$/)
})

it("gives a new code when it is owed again before the void is done", async () => {
  await earn("a")
  const [first] = await issueAllDue()
  await undo("a")
  await ledger.outbox.claimVoidGrants(10)
  await record(order("again", "a", now + 3, 1000))
  expect(await states()).toEqual(["a issued revoked"])
  await ledger.outbox.markVoided([first!.id])
  await ledger.outbox.markVoided([first!.id])
  expect(await states()).toEqual(["a revoked", "a due"])
})

it("loses no reward that is owed again while its void ends", async () => {
  const customers = times(40, (i) => `c${i}`)
  await earn(...customers)
  await issueAllDue()
  await undo(...customers)
  const voids = await ledger.outbox.claimVoidGrants(100)
  await Promise.all(
    voids.flatMap(({ id, customer_id }) => [
      ledger.door.record(
        [order(`again${customer_id}`, customer_id, now + 3, 1000)],
        customer_id
      ),
      other.outbox.markVoided([id]),
    ])
  )
  expect(
    await ledger.count("select count(*) from ladder_grant where state = 'due'")
  ).toBe(40)
})

it("waits with the end of a void for a record under way", async () => {
  await earn("a")
  const [grant] = await issueAllDue()
  await undo("a")
  await ledger.outbox.claimVoidGrants(10)
  const blocker = ledger.holdStanding("a")
  await blocker.held
  const ending = other.outbox.markVoided([grant!.id])
  const early = await Promise.race([
    ending.then(() => "ended"),
    ledger.lockWaiters(1).then(() => "waits"),
  ])
  await blocker.release()
  await ending
  expect(early).toBe("waits")
})

it("withholds for ever what was earned before grants are given", async () => {
  await ledger.empty()
  await ledger.publish(oneRung, now - 20 * day)
  await ledger.rows("update ladder set grants_from = now() - interval '5 days'")
  await earn("a")
  const [first] = await issueAllDue()
  await undo("a")
  await ledger.outbox.claimVoidGrants(10)
  // Owed again, but by an order from before.
  await record(
    registered("b", now - 10 * day),
    { ...registered("a", now - 10 * day), key: "earlier" },
    order("old", "a", now - 8 * day, 1000)
  )
  await ledger.outbox.markVoided([first!.id])
  expect(await states()).toEqual(["a revoked", "a withheld"])
})

it("fills in a discount that could not be told, and leaves one that was", async () => {
  await earn("a")
  const [grant] = await issueAllDue()
  const promotion_id = `promotion-${grant!.id}`
  const use = { promotion_id, order_id: "order_9", at: now }
  const eur = (amount: number) => ({ amount, currency: "eur" })
  const discount = async () =>
    (await ledger.outbox.grantsByPromotion([promotion_id]))[0]?.discount

  await ledger.outbox.markRedeemed([use])
  expect(await discount()).toBeNull()
  const told = [
    { ...use, order_id: "order_8", discount: eur(1) },
    { ...use, discount: eur(500) },
    { ...use, discount: eur(700) },
  ]
  expect(await ledger.outbox.markRedeemed(told.slice(0, 1))).toEqual([])
  expect(await discount()).toBeNull()
  expect(await ledger.outbox.markRedeemed(told.slice(1, 2))).toEqual([])
  expect(await discount()).toEqual(eur(500))
  await ledger.outbox.markRedeemed(told.slice(2))
  expect(await discount()).toEqual(eur(500))
})

it("keeps a redeemed grant whose cause is undone, marked so", async () => {
  await earn("a")
  const [grant] = await issueAllDue()
  const redemption = {
    promotion_id: `promotion-${grant!.id}`,
    order_id: "order_9",
    at: now + 2,
  }
  const unknown = { ...redemption, promotion_id: "promotion-unknown" }
  const told = await ledger.outbox.markRedeemed([redemption, unknown])
  expect(told).toMatchObject([
    { id: grant?.id, state: "redeemed", order_id: "order_9" },
  ])
  expect(await ledger.outbox.markRedeemed([redemption])).toEqual([])
  await undo("a")
  await record(order("again", "a", now + 3, 1000))
  const { rows } = await ledger.outbox.listGrants(
    { customer_id: "a" },
    { limit: 5, offset: 0 }
  )
  expect(rows).toMatchObject([{ state: "redeemed", reason: "cause_undone" }])
  expect(await ledger.outbox.claimVoidGrants(10)).toEqual([])
  expect(await ledger.outbox.claimDueGrants(10)).toEqual([])
})

it("lets an order win against the void of the coupon it used", async () => {
  await earn("a")
  const [grant] = await issueAllDue()
  await undo("a")
  await ledger.outbox.claimVoidGrants(10)
  const promotion_id = `promotion-${grant!.id}`
  await ledger.outbox.markRedeemed([{ promotion_id, order_id: "o", at: now }])
  await ledger.outbox.markVoided([grant!.id])
  expect(await states()).toEqual(["a redeemed"])
})

it("expires issued grants when their time has come", async () => {
  await earn("a", "b")
  await issueAllDue()
  await ledger.rows(
    "update ladder_grant set expires_at = now() - interval '1 second' where customer_id = 'a'"
  )
  const [grant, ...rest] = await ledger.outbox.claimVoidGrants(10)
  expect([grant?.customer_id, rest]).toEqual(["a", []])
  await ledger.outbox.markVoided([grant!.id])
  expect(await states()).toEqual(["a expired", "b issued"])
  // Once: an expired reward is not given again.
  await undo("a")
  await record(order("again", "a", now + 3, 1000))
  expect(await states()).toEqual(["a expired", "b issued"])
})

it("does not deadlock when orders redeem what records void", async () => {
  const customers = times(60, (i) => `c${i}`)
  for (let round = 0; round < 8; round++) {
    const names = customers.map((c) => `${round}-${c}`)
    await earn(...names)
    const grants = await issueAllDue()
    const redemptions = grants.map(({ id }) => ({
      promotion_id: `promotion-${id}`,
      order_id: `order-${id}`,
      at: now,
    }))
    await Promise.all([
      undo(...names),
      other.outbox.markRedeemed(redemptions.reverse()),
      ledger.another().outbox.markRedeemed(redemptions),
    ])
  }
  expect(
    await ledger.count(
      "select count(*) from ladder_grant where state = 'redeemed'"
    )
  ).toBe(480)
})

it("does not deadlock when whole batches end while their members move", async () => {
  const customers = times(60, (i) => `c${i}`)
  for (let round = 0; round < 6; round++) {
    const names = customers.map((c) => `${round}-${c}`)
    await earn(...names)
    const grants = await ledger.outbox.claimDueGrants(1000)
    const levels = await ledger.outbox.claimLevels(1000)
    await Promise.all([
      undo(...names),
      issue(grants.reverse()),
      other.outbox.markLevels(levels.reverse()),
    ])
    const voids = await ledger.outbox.claimVoidGrants(1000)
    const falls = await ledger.outbox.claimLevels(1000)
    await Promise.all([
      record(...names.map((c) => order(`again${c}`, c, now + 3, 1000))),
      other.outbox.markVoided(voids.map(({ id }) => id).reverse()),
      ledger.another().outbox.markLevels(falls.reverse()),
    ])
    expect([voids.length, falls.length]).toEqual([60, 60])
  }
  expect(
    await ledger.count("select count(*) from ladder_grant where state = 'due'")
  ).toBe(60)
  expect(
    await ledger.count("select count(*) from ladder_standing where level_due")
  ).toBe(60)
})

it("issues nothing to a customer who was deleted", async () => {
  await earn("a")
  await ledger.membership.closeCustomers(["a"])
  expect(await ledger.outbox.claimDueGrants(10)).toEqual([])
})

it("makes one grant a customer for an offer, however often it is asked", async () => {
  await earn("a")
  const offer = {
    ladder_id,
    offer_key: "spring",
    name: "Spring",
    kind: "coupon",
    settings: { percent: 15 },
  }
  const customer_ids = ["a", "new", "a"]
  expect(await ledger.outbox.offerGrants({ ...offer, customer_ids })).toEqual({
    created: 2,
    existing: 1,
  })
  expect(await other.outbox.offerGrants({ ...offer, customer_ids })).toEqual({
    created: 0,
    existing: 3,
  })
  expect(
    await other.outbox.offerGrants({
      ...offer,
      customer_ids: ["a"],
      offer_key: "summer",
    })
  ).toEqual({ created: 1, existing: 0 })
  const page = { limit: 10, offset: 0 }
  const filter = { ladder_id, offer_key: "spring" }
  expect((await ledger.outbox.listGrants(filter, page)).count).toBe(2)
  // What an offer gave is no reward of the ladder's: an undone order keeps it.
  await undo("a")
  expect(await issueAllDue()).toHaveLength(3)
})

it("follows a member's rung, and again when it changed meanwhile", async () => {
  await earn("a")
  const [level] = await ledger.outbox.claimLevels(10)
  expect(level).toMatchObject({
    member_id: "lmem_a",
    customer_ids: ["a"],
    rung_id: "friend",
    going: "up",
  })
  expect(await other.outbox.claimLevels(10)).toEqual([])
  await undo("a")
  await ledger.outbox.markLevels([level!])
  const [down] = await other.outbox.claimLevels(10)
  expect(down).toMatchObject({ rung_id: null, going: "down" })
  await other.outbox.releaseLevels([
    { level: down!, reason: "the shop is down" },
  ])
  expect(await other.outbox.claimLevels(10)).toEqual([])
  await ledger.rows(
    "update ladder_standing set level_lease_until = now() - interval '1 minute'"
  )
  const [again] = await other.outbox.claimLevels(10)
  await other.outbox.markLevels([again!])
  await ledger.rows("update ladder_standing set level_lease_until = null")
  expect(await ledger.outbox.claimLevels(10)).toEqual([])
})

it("passes by whom a record under way holds, and tells that somebody is left", async () => {
  await earn("a", "b")
  const { held, release } = ledger.holdStanding("a")
  await held
  const free = await other.outbox.claimLevels(10)
  expect(free.map(({ member_id }) => member_id)).toEqual(["lmem_b"])
  expect(await other.outbox.hasLevels()).toBe(true)
  await release()
  expect(await other.outbox.claimLevels(10)).toHaveLength(1)
  expect(await other.outbox.hasLevels()).toBe(false)
})

it("hands each level to one process only, guests to none", async () => {
  const customers = times(60, (i) => `c${i}`)
  await earn(...customers)
  await record(order("guest", "guest", now + minute, 1000))
  const claims = await Promise.all(
    times(8, (i) => (i % 2 === 0 ? ledger : other).outbox.claimLevels(10))
  )
  const members = claims.flat().map(({ member_id }) => member_id)
  expect(new Set(members).size).toBe(members.length)
  const rest = await ledger.outbox.claimLevels(100)
  expect(members.length + rest.length).toBe(60)
})

it("has everybody join a rung's group that had to be made anew", async () => {
  await earn("a", "b")
  const [rung] = await ledger.programme.listRungs(ladder_id)
  const save = (customer_group_id: string) =>
    ledger.programme.saveRungLinks(rung!.id, { customer_group_id })
  await save("group-1")
  await ledger.outbox.markLevels(await ledger.outbox.claimLevels(10))
  await save("group-1")
  expect(await ledger.outbox.claimLevels(10)).toEqual([])
  await save("group-2")
  const due = await ledger.outbox.claimLevels(10)
  expect(due.map(({ member_id }) => member_id).sort()).toEqual([
    "lmem_a",
    "lmem_b",
  ])
  expect(due[0]).toMatchObject({ group_id: "group-2", rung_id: "friend" })
})
