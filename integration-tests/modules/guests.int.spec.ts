import type { ConversionEvent, LadderDocument } from "../../src/engine"
import type { CustomerCheck } from "../../src/modules/ladder/types"
import { day, oneRung, order, refund, registered } from "./ladders-and-events"
import { openLedger, type Ledger } from "./open-ledger"
import { chooseSeed, Random, rounds } from "./random"

let ledger: Ledger
let now: number

const document: LadderDocument = {
  ...oneRung,
  rewards: [
    {
      id: "welcome",
      name: "Welcome",
      kind: "coupon",
      on: { rung_entered: oneRung.rungs[0]!.id },
      settings: { percent: 10 },
    },
  ],
}

const record = async (...events: ConversionEvent[]) =>
  await ledger.door.record(events, "test")

/** What one who looks at the customer sees. */
const view = async (customer: string) => {
  const [standing] = await ledger.customers.standingsOf(customer)
  const coupons = await ledger.rows(
    `select customer_id, state from ladder_grant
     where customer_id = $1 and state <> 'revoked' order by 1, 2`,
    [customer]
  )
  return {
    points: standing?.status_points ?? 0,
    spendable: standing?.spendable_points ?? 0,
    rung: standing?.rung ?? 0,
    coupons,
  }
}

const system = { actor_id: "system", reason: "address_verified" }
const staff = { actor_id: "user_1", reason: "She wrote to us" }
const coupon = (customer_id: string) => [{ customer_id, state: "due" }]

beforeAll(async () => {
  ledger = await openLedger("guests")
})
afterAll(() => ledger.close())
beforeEach(async () => {
  now = Math.floor((await ledger.sweeps.now()) / day) * day
  await ledger.publish(document, now - 90 * day)
  // As on a day long after: what is recorded is no history.
  await ledger.rows("update ladder set grants_from = published_at")
})
afterEach(async () => {
  expect(await ledger.driftAtEnd()).toEqual([])
})

it("a guest keeps points, rung and coupon when they register, and loses them to nobody", async () => {
  await record(order("1", "guest", now - 10 * day, 10_000))
  await record(registered("ada", now - 5 * day))
  const apart = { guest: await view("guest"), ada: await view("ada") }
  expect(apart.guest).toMatchObject({ points: 100, coupons: [] })
  expect(apart.ada).toEqual({
    points: 0,
    spendable: 0,
    rung: 0,
    coupons: [],
  })

  expect(await ledger.guests.join("guest", "ada", system)).toBe(true)
  expect(await view("ada")).toEqual({
    points: 100,
    spendable: 100,
    rung: 1,
    coupons: coupon("ada"),
  })
  // Once, however often it is found.
  expect(await ledger.guests.join("guest", "ada", system)).toBe(false)
  expect(await ledger.guests.undecided(["guest", "other"])).toEqual(["other"])

  // What the guest does from now on counts, too, and is taken back exactly.
  await record(order("2", "guest", now - 2 * day, 5_000))
  expect((await view("ada")).points).toBe(150)
  await record(refund("2-", "guest", now - day, 5_000, "2"))
  expect((await view("ada")).points).toBe(100)
  // The member that is left has nothing, and nothing was deleted.
  expect(
    await ledger.rows(
      `select status_points::int, registered from ladder_standing
       where member_id = 'lmem_guest'`
    )
  ).toEqual([{ status_points: 0, registered: false }])
  expect(
    await ledger.rows(
      `select key, revision, status_points::int as points from ladder_entry
       where member_id = 'lmem_guest' order by revision`
    )
  ).toEqual([
    { key: "earn:1:euro", revision: 0, points: 100 },
    { key: "earn:1:euro", revision: 1, points: -100 },
  ])
})

it("staff separate them again: both are what they were, and stay so", async () => {
  await record(order("1", "guest", now - 10 * day, 10_000))
  await record(
    registered("ada", now - 5 * day),
    order("3", "ada", now - 4 * day, 1_000)
  )
  const before = { guest: await view("guest"), ada: await view("ada") }
  await ledger.guests.join("guest", "ada", system)
  expect((await view("ada")).points).toBe(110)

  expect(await ledger.guests.separate("guest", "bob", staff)).toBe(false)
  expect(await ledger.guests.separate("guest", "ada", staff)).toBe(true)
  expect({ guest: await view("guest"), ada: await view("ada") }).toEqual(before)
  expect(await ledger.guests.separate("guest", "ada", staff)).toBe(false)

  // Nothing joins by itself what staff have separated; staff may.
  expect(await ledger.guests.undecided(["guest"])).toEqual([])
  expect(await ledger.guests.join("guest", "ada", system)).toBe(false)
  expect(await ledger.guests.join("guest", "ada", staff)).toBe(true)
  expect((await view("ada")).points).toBe(110)

  const { rows } = await ledger.guests.joinsOf("ada", { limit: 10, offset: 0 })
  expect(
    rows.map(({ guest_id, joined_by, separated_by }) => [
      guest_id,
      joined_by,
      separated_by,
    ])
  ).toEqual([
    ["guest", "user_1", null],
    ["guest", "system", "user_1"],
  ])
  const audited = await ledger.audits.list(
    { subject: "ada" },
    { limit: 10, offset: 0 }
  )
  expect(
    audited.rows.map(({ action, actor_id, reason }) => [
      action,
      actor_id,
      reason,
    ])
  ).toEqual([
    ["guest.joined", "user_1", staff.reason],
    ["guest.separated", "user_1", staff.reason],
    ["guest.joined", "system", "address_verified"],
  ])
})

it("a guest is one customer's only", async () => {
  await record(order("1", "guest", now - 10 * day, 10_000))
  await record(registered("ada", now - 5 * day), registered("bob", now))
  await ledger.guests.join("guest", "ada", system)
  await expect(ledger.guests.join("guest", "bob", staff)).rejects.toThrow(
    "Guest guest is joined to customer ada: separate them first"
  )
  // Nor does a guest of somebody become whose guests others are.
  expect(await ledger.guests.join("bob", "guest", staff)).toBe(false)
  await record(order("9", "other", now - day, 1_000))
  expect(await ledger.guests.join("other", "guest", staff)).toBe(false)
})

it("while others record, in whatever order, joined members come to the same", async () => {
  const random = new Random(chooseSeed())
  for (let round = 0; round < rounds(6); round++) {
    const [guest, ada] = [`guest${round}`, `ada${round}`]
    const events: ConversionEvent[] = [registered(ada, now - 20 * day)]
    for (let n = 0; n < 8; n++) {
      const key = `${round}:${n}`
      const at = now - (1 + random.below(40)) * day
      const customer = random.chance(50) ? guest : ada
      const value = 100 * (1 + random.below(60))
      events.push(order(key, customer, at, value))
      if (random.chance(30)) {
        const back = 100 * (1 + random.below(60))
        events.push(refund(`${key}-`, customer, at + day, back, key))
      }
    }
    const shuffled = random.shuffled([...events, ...events.slice(0, 4)])
    const other = ledger.another()
    const joining = async () => {
      await other.guests.join(guest, ada, system)
      if (random.chance(50)) {
        await other.guests.separate(guest, ada, staff)
        await other.guests.join(guest, ada, staff)
      }
    }
    await Promise.all([
      joining(),
      ...shuffled.map((event, n) =>
        (n % 2 === 0 ? ledger : other).door.record([event], "test")
      ),
    ])
    await ledger.catchUpFully()
    const joined = await view(ada)

    // The same of one who did it all as one customer.
    const one = `one${round}`
    await record(
      ...events.map((event) => ({
        ...event,
        key: `one:${event.key}`,
        customer: one,
        ...(event.reverses !== undefined && {
          reverses: `one:${event.reverses}`,
        }),
      }))
    )
    const alone = await view(one)
    expect({ ...joined, coupons: joined.coupons.length }).toEqual({
      ...alone,
      coupons: alone.coupons.length,
    })
  }
})

describe("a joined guest whose customer is deleted", () => {
  const claim = (key: string, type: string, at: number): ConversionEvent => ({
    key,
    type,
    customer: "guest",
    at,
    attributes: { claim: "claim_1" },
  })

  beforeEach(async () => {
    await record(registered("ada", now - 20 * day))
    await record(order("1", "guest", now - 10 * day, 10_000))
    await record(claim("c", "order.claimed", now - 9 * day))
    await ledger.guests.join("guest", "ada", system)
    await ledger.membership.closeCustomers(["guest"])
  })

  it("leaves what they bought to be taken back from the account, and claims settled", async () => {
    expect((await view("ada")).points).toBe(100)
    const back = refund("1-", "guest", now - day, 10_000, "1")
    const settled = claim("c+", "order.claim_settled", now - day)
    expect(await record(back, settled)).toEqual([
      { key: "1-", answer: "recorded" },
      { key: "c+", answer: "recorded" },
    ])
    expect(await view("ada")).toMatchObject({ points: 0, rung: 0, coupons: [] })
  })

  it("has parked before now what is taken back: it gets in", async () => {
    const back = refund("1-", "guest", now - day, 10_000, "1")
    await ledger.catchUp.park(
      [{ event: back, reason: "customer_deleted" }],
      "test"
    )
    const there =
      (ada: "known" | "deleted"): CustomerCheck =>
      async () =>
        new Map([
          ["guest", "deleted"],
          ["ada", ada],
        ])
    // The shop knows that the account is gone before the ladder does.
    expect(await ledger.catchUp.retryParked(there("deleted"))).toBe(0)
    await ledger.rows("update ladder_parked_event set next_try_at = now()")
    expect(await ledger.catchUp.retryParked(there("known"))).toBe(1)
    expect((await view("ada")).points).toBe(0)
  })

  it("counts nothing more once the account is deleted, too", async () => {
    await ledger.membership.closeCustomers(["ada"])
    const parked = { answer: "parked", reason: "customer_deleted" }
    expect(
      await record(
        refund("1-", "guest", now - day, 10_000, "1"),
        order("2", "guest", now - day, 10_000)
      )
    ).toEqual([
      { key: "1-", ...parked },
      { key: "2", ...parked },
    ])
  })
})
