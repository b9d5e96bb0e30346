import type { Services } from "../../src/modules/ladder/services"
import { oneRung, order, refund, registered } from "./ladders-and-events"
import { openLedger, type Ledger } from "./open-ledger"

const by = { actor_id: "user_1", reason: "a mistake" }

let ledger: Ledger
let other: Services
let now: number
let ladder_id: string

const record = async (...events: Parameters<Ledger["door"]["record"]>[0]) =>
  await ledger.door.record(events, "test")

const earn = async (customer: string) =>
  await record(
    registered(customer, now),
    order(`o${customer}`, customer, now + 1, 1000)
  )

const undo = async (customer: string) =>
  await record(refund(`r${customer}`, customer, now + 2, 1000, `o${customer}`))

const issueAll = async () => {
  const grants = await ledger.outbox.claimDueGrants(100)
  await ledger.outbox.markIssued(
    grants.map(({ id }) => ({ id, promotion_id: `promotion-${id}` }))
  )
  return grants
}

const issued = async (customer: string) => {
  await earn(customer)
  const [grant] = await issueAll()
  return grant!
}

const voidAll = async () => {
  const claimed = await ledger.outbox.claimVoidGrants(100)
  await ledger.outbox.markVoided(claimed.map(({ id }) => id))
}

const use = (id: string, order_id: string) =>
  ledger.outbox.markRedeemed([
    { promotion_id: `promotion-${id}`, order_id, at: now },
  ])

const states = async () =>
  (
    await ledger.rows(
      `select state || coalesce(' ' || void_due, '')
         || coalesce(' ' || reason, '') as it
       from ladder_grant order by created_at, id`
    )
  ).map(({ it }) => it)

beforeAll(async () => {
  ledger = await openLedger("single")
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

describe("a coupon voided by staff", () => {
  it("is worth nothing at once, and is not granted again", async () => {
    const { id } = await issued("a")
    expect((await ledger.coupons.void(id, by)).state).toBe("revoked")
    expect(await states()).toEqual(["issued revoked voided_by_staff"])
    await voidAll()
    await record(order("more", "a", now + 3, 1000))
    await ledger.catchUpFully()
    expect(await states()).toEqual(["revoked voided_by_staff"])
    const { rows } = await ledger.audits.list(
      { subject: id },
      { limit: 9, offset: 0 }
    )
    expect(rows).toMatchObject([
      {
        ...by,
        action: "coupon.void",
        ladder_id,
        before: { state: "issued" },
        after: { state: "revoked" },
      },
    ])
  })

  it("ends whatever it was waiting for", async () => {
    await earn("a")
    const [due] = await ledger.rows("select id from ladder_grant")
    await ledger.coupons.void(String(due!.id), by)
    expect(await states()).toEqual(["revoked voided_by_staff"])
    await earn("b")
    const [failed] = await ledger.outbox.claimDueGrants(1)
    await ledger.outbox.markFailed(failed!.id, "made, then broken")
    await ledger.coupons.void(failed!.id, by)
    await voidAll()
    expect(await states()).toEqual([
      "revoked voided_by_staff",
      "revoked voided_by_staff",
    ])
  })

  it("stays void though voiding it in the shop fails at first", async () => {
    const { id } = await issued("a")
    await ledger.coupons.void(id, by)
    await ledger.outbox.claimVoidGrants(1)
    await ledger.outbox.markFailed(id, "a cart is busy")
    await ledger.rows("update ladder_grant set next_try_at = now()")
    await voidAll()
    expect(await states()).toEqual(["revoked voided_by_staff"])
  })

  it("is granted anew once its cause was undone and came back", async () => {
    const { id } = await issued("a")
    await ledger.coupons.void(id, by)
    await voidAll()
    await undo("a")
    await record(order("again", "a", now + 3, 1000))
    expect(await states()).toHaveLength(2)
    expect((await issueAll()).map((grant) => grant.id)).not.toContain(id)
  })

  it("is granted anew though its cause came back before the void ended", async () => {
    const { id } = await issued("a")
    await ledger.coupons.void(id, by)
    await ledger.outbox.claimVoidGrants(1)
    await undo("a")
    await record(order("again", "a", now + 3, 1000))
    await ledger.outbox.markVoided([id])
    expect(await issueAll()).toHaveLength(1)
  })

  it("counts as used when an order was using it", async () => {
    const { id } = await issued("a")
    await ledger.coupons.void(id, by)
    await use(id, "order_1")
    expect((await states())[0]).toContain("redeemed")
    await expect(ledger.coupons.void(id, by)).rejects.toThrow("is redeemed")
  })

  it("is voided once, of however many ask", async () => {
    const { id } = await issued("a")
    const asked = await Promise.allSettled(
      Array.from({ length: 10 }, (_, i) =>
        (i % 2 ? ledger : other).coupons.void(id, by)
      )
    )
    expect(asked.filter(({ status }) => status === "fulfilled")).toHaveLength(1)
    await expect(ledger.coupons.void("none", by)).rejects.toThrow("none")
  })
})

describe("a coupon given by staff", () => {
  const gift = {
    customer_id: "new",
    id: "sorry-1",
    name: "Sorry",
    kind: "coupon",
    settings: { percent: 20 },
  }

  it("is given once for an id, though voided since", async () => {
    const give = (services: Services) =>
      services.coupons.give({ ...gift, ladder_id }, by)
    const answers = await Promise.all([ledger, other, ledger].map(give))
    expect(answers.map(({ answer }) => answer).sort()).toEqual([
      "duplicate",
      "duplicate",
      "recorded",
    ])
    const { grant } = answers[0]!
    await issueAll()
    await ledger.coupons.void(grant.id, by)
    await voidAll()
    expect((await give(other)).answer).toBe("duplicate")
    expect(await states()).toEqual(["revoked voided_by_staff"])
    const log = await ledger.audits.list(
      { subject: "new" },
      { limit: 9, offset: 0 }
    )
    expect(log.rows).toMatchObject([{ ...by, action: "coupon.give" }])
  })

  it("keeps its id for itself", async () => {
    await ledger.coupons.give({ ...gift, ladder_id }, by)
    await expect(
      ledger.coupons.give({ ...gift, ladder_id, name: "Other" }, by)
    ).rejects.toThrow('id: "sorry-1" is taken by another coupon')
  })
})

describe("a coupon whose order was cancelled", () => {
  it("is granted again once, with a new code", async () => {
    const first = await issued("a")
    await use(first.id, "order_1")
    await ledger.coupons.renewCanceled(["order_2"])
    expect(await states()).toEqual(["redeemed"])
    const counts = await Promise.all(
      Array.from({ length: 10 }, (_, i) =>
        (i % 2 ? ledger : other).coupons.renewCanceled(["order_1"])
      )
    )
    expect(counts.reduce((sum, n) => sum + n)).toBe(1)
    const [second] = await issueAll()
    expect(second?.code).not.toBe(first.code)
    expect(second?.settings).toEqual(first.settings)
    // What was granted again is not granted a third time.
    await use(second!.id, "order_3")
    expect(await ledger.coupons.renewCanceled(["order_1", "order_3"])).toBe(0)
    expect(await states()).toEqual(["redeemed", "redeemed"])
  })

  it("stays used when its cause is undone, before or after", async () => {
    const early = await issued("a")
    await use(early.id, "order_a")
    await undo("a")
    expect(await ledger.coupons.renewCanceled(["order_a"])).toBe(0)
    const late = await issued("b")
    await use(late.id, "order_b")
    expect(await ledger.coupons.renewCanceled(["order_b"])).toBe(1)
    await issueAll()
    await undo("b")
    await voidAll()
    expect(await states()).toEqual([
      "redeemed cause_undone",
      "redeemed cause_undone",
      "revoked cause_undone",
    ])
  })

  it("is lost where its settings say so, or its ladder is retired", async () => {
    const settings = { percent: 10, if_canceled: "lost" }
    const lost = { customer_id: "a", id: "1", name: "x", kind: "coupon" }
    await ledger.coupons.give({ ...lost, ladder_id, settings }, by)
    const [grant] = await issueAll()
    await use(grant!.id, "order_1")
    expect(await ledger.coupons.renewCanceled(["order_1"])).toBe(0)
    const other_grant = await issued("b")
    await use(other_grant.id, "order_2")
    await ledger.lifecycle.retire(ladder_id, by, "keep")
    expect(await ledger.coupons.renewCanceled(["order_2"])).toBe(0)
  })
})
