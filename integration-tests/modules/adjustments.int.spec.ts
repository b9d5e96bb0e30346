import type { AdjustmentRules, Person } from "../../src/modules/ladder/contract"
import type { Services } from "../../src/modules/ladder/services"
import { day, oneRung, order, registered } from "./ladders-and-events"
import { openLedger, type Ledger } from "./open-ledger"

let ledger: Ledger
let ladder_id: string

const limited: AdjustmentRules = { approve_above: 100, expire_after_days: 7 }
const unlimited: AdjustmentRules = { expire_after_days: 7 }

const who = (person_id: string, more: Partial<Person> = {}): Person => ({
  actor_id: person_id,
  person_id,
  reason: `because of ${person_id}`,
  own_record: false,
  ...more,
})
const ann = who("user_ann")
const ben = who("user_ben")

interface Wish {
  readonly id?: string
  readonly to?: string
  readonly by?: Person
  readonly rules?: AdjustmentRules
  readonly at?: Pick<Services, "adjustments">
  readonly spendable?: number
}

let wishes = 0

/** Gives a customer points, or asks for it. */
const give = (status_points: number, wish: Wish = {}) =>
  (wish.at ?? ledger).adjustments.adjust(
    {
      id: wish.id ?? `wish-${(wishes += 1)}`,
      ladder_id,
      customer_id: wish.to ?? "a",
      status_points,
      spendable_points: wish.spendable ?? 0,
    },
    wish.by ?? ann,
    wish.rules ?? limited
  )

const pointsOf = async (customer_id = "a") =>
  (await ledger.customers.standingsOf(customer_id))[0]?.status_points

const inState = async (state: "pending" | "expired" | "refused" | "made") =>
  (
    await ledger.adjustments.list({ state }, { limit: 100, offset: 0 })
  ).rows.map(({ id }) => id)

const lines = async () =>
  (await ledger.audits.list({}, { limit: 100, offset: 0 })).rows

const hoursPass = (hours: number) =>
  ledger.rows(
    `update ladder_adjustment set
       requested_at = requested_at - $1 * interval '1 hour',
       expires_at = expires_at - $1 * interval '1 hour'`,
    [hours]
  )

beforeAll(async () => {
  ledger = await openLedger("adjustments")
})
afterAll(() => ledger.close())
beforeEach(async () => {
  const now = await ledger.sweeps.now()
  ladder_id = (await ledger.publish(oneRung, now - 30 * day)).id
  await ledger.door.record(
    ["a", "b", "c"].flatMap((id) => [
      registered(id, now - 9 * day),
      order(id, id, now - 8 * day, 1000),
    ]),
    "test"
  )
})
afterEach(async () => {
  expect(await ledger.driftAtEnd()).toEqual([])
})

describe("attack 40: points that staff give", () => {
  it("are theirs to give without a limit, one's own record marked", async () => {
    expect(await give(5_000, { rules: unlimited })).toBe("recorded")
    const by = { ...ann, own_record: true }
    expect(await give(7, { rules: unlimited, to: "b", by })).toBe("recorded")
    expect([await pointsOf(), await pointsOf("b")]).toEqual([5_010, 17])
    const [own, other] = await lines()
    expect(own).toMatchObject({
      action: "member.adjust",
      actor_id: "user_ann",
      after: { status: 7, because: "own_record" },
    })
    expect(other?.after).not.toHaveProperty("because")
  })

  it("wait above the limit, and count for nothing until another agrees", async () => {
    expect(await give(101, { id: "w" })).toBe("pending")
    expect(await give(101, { id: "w" })).toBe("pending")
    expect(await give(102, { id: "w" })).toBe("conflict")
    expect(await pointsOf()).toBe(10)
    await expect(
      ledger.adjustments.decide("w", "approved", ann)
    ).rejects.toThrow(
      'id: the adjustment "w" was asked for by you; another member of staff is wanted'
    )
    const key = who("user_ann", { actor_id: "apk_of_ann" })
    await expect(
      ledger.adjustments.decide("w", "approved", key)
    ).rejects.toThrow("was asked for by you")
    const own = { ...ben, own_record: true }
    await expect(
      ledger.adjustments.decide("w", "approved", own)
    ).rejects.toThrow("is for the customer with your own e-mail address")
    expect(await pointsOf()).toBe(10)

    const approved = await ledger.adjustments.decide("w", "approved", ben)
    expect(approved).toMatchObject({
      state: "approved",
      requested_by: "user_ann",
      decided_by: "user_ben",
      because: "over_limit",
    })
    expect(await pointsOf()).toBe(111)
    expect(await give(101, { id: "w" })).toBe("duplicate")
    expect((await lines()).slice(0, 2)).toMatchObject([
      {
        action: "adjustment.approve",
        actor_id: "user_ben",
        subject: "a",
        before: { status_points: 10 },
        after: {
          status_points: 111,
          requested_by: "user_ann",
          requested_for: ann.reason,
        },
        reason: ben.reason,
      },
      {
        action: "adjustment.request",
        actor_id: "user_ann",
        subject: "a",
        after: { status_points: 101, because: "over_limit" },
        reason: ann.reason,
      },
    ])
  })

  it("wait always for one's own record, be it a single point", async () => {
    const by = { ...ann, own_record: true }
    expect(await give(1, { by })).toBe("pending")
    expect(
      (await ledger.adjustments.list({}, { limit: 1, offset: 0 })).rows
    ).toMatchObject([{ because: "own_record", state: "pending" }])
  })

  it("add up over a day, by whoever gives them and for whom", async () => {
    expect(await give(60)).toBe("recorded")
    expect(await give(60, { to: "b" })).toBe("pending")
    expect(await give(60, { by: ben })).toBe("pending")
    expect(await give(40, { to: "b" })).toBe("recorded")
    // What is taken makes no room, and what can be spent counts as well.
    expect(await give(-1, { to: "c" })).toBe("pending")
    expect(await give(0, { to: "c", spendable: 1 })).toBe("pending")
    const key = who("user_ann", { actor_id: "apk_of_ann" })
    expect(await give(1, { to: "c", by: key })).toBe("pending")
    await hoursPass(24)
    expect(await give(100, { to: "c" })).toBe("recorded")
  })

  it("do not count against the limit once a second person agreed", async () => {
    await give(500, { id: "w" })
    await ledger.adjustments.decide("w", "approved", ben)
    expect(await give(100)).toBe("recorded")
    expect(await give(1)).toBe("pending")
  })

  it("pass no limit by many small ones at once over two instances", async () => {
    const others = [ledger.another(), ledger.another()]
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, i) =>
        give(10, { at: others[i % 2]!, to: ["a", "b", "c"][i % 3]! })
      )
    )
    expect(answers.filter((answer) => answer === "recorded")).toHaveLength(10)
    expect(answers.filter((answer) => answer === "pending")).toHaveLength(20)
    const all = await Promise.all(["a", "b", "c"].map(pointsOf))
    expect(all.reduce((sum, one) => sum! + one!, 0)).toBe(130)
  })

  it("are given once by 20 who approve and refuse at once over two instances", async () => {
    const others = [ledger.another(), ledger.another()]
    for (const refusing of [0, 10]) {
      const before = await pointsOf()
      const id = `w-${refusing}`
      await give(500, { id })
      const decided = await Promise.allSettled(
        Array.from({ length: 20 }, (_, i) =>
          others[i % 2]!.adjustments.decide(
            id,
            i < refusing ? "refused" : "approved",
            who(`user_${i}`)
          )
        )
      )
      const done = decided.filter(({ status }) => status === "fulfilled")
      expect(done).toHaveLength(1)
      const { state } = await ledger.adjustments.retrieve(id)
      const given = state === "approved" ? 500 : 0
      expect(await pointsOf()).toBe((before ?? 0) + given)
    }
  })

  it("end refused, withdrawn or expired, with the reason, and stay so", async () => {
    const { adjustments } = ledger
    for (const id of ["refused", "withdrawn", "late"]) {
      await give(500, { id })
    }
    await expect(adjustments.decide("refused", "refused", ann)).rejects.toThrow(
      "was asked for by you"
    )
    await expect(
      adjustments.decide("withdrawn", "withdrawn", ben)
    ).rejects.toThrow("was asked for by somebody else")
    await adjustments.decide("refused", "refused", ben)
    await adjustments.decide("withdrawn", "withdrawn", ann)
    expect(await adjustments.retrieve("refused")).toMatchObject({
      state: "refused",
      decided_by: "user_ben",
      decision_reason: ben.reason,
    })
    await hoursPass(7 * 24)
    expect(await inState("pending")).toEqual([])
    expect(await inState("expired")).toEqual(["late"])
    for (const id of ["refused", "withdrawn"]) {
      await expect(adjustments.decide(id, "approved", ben)).rejects.toThrow(
        `id: the adjustment "${id}" is ${id}; only one that is pending can be decided about`
      )
    }
    await expect(adjustments.decide("late", "approved", ben)).rejects.toThrow(
      'the adjustment "late" is expired'
    )
    expect(await give(500, { id: "refused" })).toBe("conflict")
    expect(await give(500, { id: "next" })).toBe("pending")
    expect(await inState("expired")).toEqual(["late"])
    expect(await pointsOf()).toBe(10)
  })

  it("are refused for who is not on the ladder, and unknown ids too", async () => {
    await expect(give(500, { to: "nobody" })).rejects.toThrow(
      "is not on ladder"
    )
    await expect(
      ledger.adjustments.decide("none", "approved", ben)
    ).rejects.toThrow('id: no adjustment has the id "none"')
    expect(await inState("pending")).toEqual([])
  })

  it("are listed by page, of a state and of a customer, by an index", async () => {
    for (const to of ["a", "b", "a"]) {
      await give(500, { to })
    }
    const page = { limit: 1, offset: 1 }
    const { rows, count } = await ledger.adjustments.list(
      { state: "pending", customer_id: "a" },
      page
    )
    expect([rows.map(({ customer_id }) => customer_id), count]).toEqual([
      ["a"],
      2,
    ])
    expect((await ledger.adjustments.list({}, page)).count).toBe(3)
  })
})
