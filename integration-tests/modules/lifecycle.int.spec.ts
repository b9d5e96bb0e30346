import { oneRung, order, registered } from "./ladders-and-events"
import { openLedger, type Ledger } from "./open-ledger"

let ledger: Ledger
let id: string

const by = { actor_id: "user_1", reason: "because" }

const buy = async (key: string, customer: string) => {
  const now = await ledger.sweeps.now()
  return await ledger.door.record(
    [
      registered(customer, 1_700_000_000_000),
      order(key, customer, now, 100_000),
    ],
    "test"
  )
}

const states = async () =>
  (await ledger.rows("select state, void_due, reason from ladder_grant")).map(
    ({ state, void_due, reason }) => [state, void_due, reason]
  )

const levels = async () => {
  const claimed = await ledger.outbox.claimLevels(10)
  return claimed.map(({ member_id, rung_id }) => [member_id, rung_id])
}

const changes = async () =>
  (await ledger.audits.list({ ladder_id: id }, { limit: 100, offset: 0 })).rows

beforeAll(async () => {
  ledger = await openLedger("lifecycle")
})
afterAll(() => ledger.close())
beforeEach(async () => {
  id = (await ledger.publish(oneRung)).id
})
afterEach(async () => {
  expect(await ledger.driftAtEnd()).toEqual([])
})

describe("a paused ladder", () => {
  it("records and moves, and gives nothing until it goes on", async () => {
    await ledger.lifecycle.pause(id, by)
    expect((await ledger.programme.retrieveLadder(id)).status).toBe("paused")
    await buy("1", "a")
    const [standing] = await ledger.customers.standingsOf("a")
    expect(standing?.rung).toBe(1)
    expect(await states()).toEqual([["due", null, null]])
    expect(await ledger.outbox.claimDueGrants(10)).toEqual([])
    const [{ id: grant } = { id: "" }] = await ledger.rows(
      "select id from ladder_grant"
    )
    expect(await ledger.outbox.claimGrant(String(grant))).toBeNull()
    expect(await levels()).toEqual([])
    await ledger.lifecycle.resume(id, by)
    expect(await ledger.outbox.claimDueGrants(10)).toHaveLength(1)
    expect(await levels()).toEqual([["lmem_a", "friend"]])
  })

  it("lets those who fall lose what they had", async () => {
    await buy("1", "a")
    await ledger.outbox.markLevels(await ledger.outbox.claimLevels(10))
    await ledger.lifecycle.pause(id, by)
    await ledger.membership.decide({
      ladder_id: id,
      customer_id: "a",
      id: "d1",
      what: { kind: "lock", rung: null },
      ...{ reason: "fraud", actor_id: "user_1" },
    })
    expect(await levels()).toEqual([["lmem_a", null]])
    await ledger.membership.decide({
      ladder_id: id,
      customer_id: "a",
      id: "d2",
      what: { kind: "unlock" },
      ...{ reason: "cleared", actor_id: "user_1" },
    })
  })

  it("cannot be paused again, and only it goes on", async () => {
    await expect(ledger.lifecycle.resume(id, by)).rejects.toThrow(
      /is live; only one that is paused/
    )
    await ledger.lifecycle.pause(id, by)
    await expect(ledger.lifecycle.pause(id, by)).rejects.toThrow(
      /is paused; only one that is live/
    )
  })
})

describe("a retired ladder", () => {
  it("says first what it would end, then ends it", async () => {
    await buy("1", "a")
    await ledger.outbox.markIssued(
      (await ledger.outbox.claimDueGrants(10)).map((grant) => ({
        id: grant.id,
        promotion_id: "promo_1",
      }))
    )
    await ledger.outbox.markLevels(await ledger.outbox.claimLevels(10))
    await buy("2", "b")
    expect(await ledger.lifecycle.retirementOf(id)).toEqual({
      coupons_unused: 1,
      grants_due: 1,
      rung_discounts: 0,
      members_in_groups: 1,
    })
    await ledger.lifecycle.retire(id, by, "empty")
    expect((await states()).sort()).toEqual([
      ["issued", "revoked", "ladder_retired"],
      ["revoked", null, "ladder_retired"],
    ])
    expect(await ledger.outbox.claimDueGrants(10)).toEqual([])
    expect(await ledger.outbox.claimVoidGrants(10)).toHaveLength(1)
    expect(await ledger.lifecycle.windDown(1)).toBe(1)
    expect(await ledger.lifecycle.windDown()).toBe(1)
    expect(await ledger.lifecycle.windDown()).toBe(0)
    // Bea was never put into a group: only Ada leaves one.
    expect(await levels()).toEqual([["lmem_a", null]])
  })

  it("counts nothing more, by events or by time", async () => {
    await buy("1", "a")
    await ledger.lifecycle.retire(id, by, "keep")
    const before = await ledger.rows("select * from ladder_entry")
    await buy("2", "a")
    await ledger.catchUp.elapse()
    await ledger.catchUp.settle()
    expect(await ledger.rows("select * from ladder_entry")).toEqual(before)
    expect(await ledger.customers.standingsOf("a")).toEqual([])
    while ((await ledger.lifecycle.windDown()) > 0);
    expect(await levels()).toEqual([])
    expect(
      await ledger.count(
        "select count(*) from ladder_standing where review_at is not null"
      )
    ).toBe(0)
  })

  it("gives nothing again for the past when it comes back", async () => {
    await buy("1", "a")
    await ledger.outbox.markIssued(
      (await ledger.outbox.claimDueGrants(10)).map((grant) => ({
        id: grant.id,
        promotion_id: "promo_1",
      }))
    )
    await ledger.lifecycle.retire(id, by, "empty")
    const voids = await ledger.outbox.claimVoidGrants(10)
    await ledger.outbox.markVoided(voids.map((grant) => grant.id))
    while ((await ledger.lifecycle.windDown()) > 0);
    await ledger.programme.updateDraft(id, oneRung)
    await ledger.programme.publish(id, { by })
    await buy("2", "a")
    await ledger.catchUpFully()
    const [standing] = await ledger.customers.standingsOf("a")
    expect(standing?.rung).toBe(1)
    expect(await states()).toEqual([["revoked", null, "ladder_retired"]])
    await buy("3", "b")
    expect((await states()).map(([state]) => state).sort()).toEqual([
      "due",
      "revoked",
    ])
  })

  it("keeps why a coupon is void, whatever fails on the way", async () => {
    await buy("1", "a")
    const claimed = await ledger.outbox.claimDueGrants(10)
    await ledger.lifecycle.retire(id, by, "keep")
    // The shop made it all the same; then it was down.
    await ledger.outbox.markIssued(
      claimed.map((grant) => ({ id: grant.id, promotion_id: "p" }))
    )
    const [grant] = await ledger.outbox.claimVoidGrants(10)
    await ledger.outbox.markFailed(grant!.id, "the shop is down")
    expect(await states()).toEqual([["issued", "revoked", "ladder_retired"]])
    const page = { limit: 10, offset: 0 }
    expect((await ledger.troubles.listFailed(page)).rows).toMatchObject([
      { id: grant!.id, doing: "void", reason: "the shop is down" },
    ])
    expect((await ledger.outbox.listGrants({}, page)).rows).toMatchObject([
      { id: grant!.id, reason: "ladder_retired" },
    ])
    await ledger.troubles.retryGrants(by)
    await ledger.outbox.claimVoidGrants(10)
    await ledger.outbox.markVoided([grant!.id])
    expect(await states()).toEqual([["revoked", null, "ladder_retired"]])
    expect(await ledger.rows("select failure from ladder_grant")).toEqual([
      { failure: null },
    ])
  })

  it("ends a coupon that was being issued when it was retired", async () => {
    await buy("1", "a")
    const [grant] = await ledger.outbox.claimDueGrants(10)
    await ledger.lifecycle.retire(id, by, "keep")
    await ledger.outbox.markIssued([
      { id: grant?.id ?? "", promotion_id: "promo_1" },
    ])
    expect(await ledger.outbox.claimVoidGrants(10)).toHaveLength(1)
  })

  it("waits for records under way, so that none slips through", async () => {
    await buy("1", "a")
    const { held, release } = ledger.holdStanding("a")
    await held
    const recording = buy("2", "a")
    await ledger.lockWaiters(1)
    const retiring = ledger.lifecycle.retire(id, by, "keep")
    await ledger.lockWaiters(2)
    await release()
    await Promise.all([recording, retiring])
    expect(
      await ledger.count(
        "select count(*) from ladder_grant where state = 'due'"
      )
    ).toBe(0)
  })
})

it("is changed by several at once without one waiting for the other for ever", async () => {
  const other = ledger.another()
  for (let round = 0; round < 10; round++) {
    await ledger.programme.updateDraft(id, oneRung)
    const done = await Promise.allSettled([
      ledger.programme.publish(id),
      other.lifecycle.retire(id, by, "keep"),
      buy(`${round}`, `c${round}`),
      other.lifecycle.pause(id, by),
    ])
    const refused = done.flatMap((one) =>
      one.status === "rejected" ? [String(one.reason)] : []
    )
    // Refused for what the ladder is by then, never for a deadlock.
    expect(refused.filter((text) => !/^Error: status: /.test(text))).toEqual([])
    await ledger.programme.updateDraft(id, oneRung)
    await ledger.programme.publish(id)
    while ((await ledger.lifecycle.windDown()) > 0);
    if ((await ledger.programme.retrieveLadder(id)).status === "paused") {
      await ledger.lifecycle.resume(id, by)
    }
  }
})

describe("what staff change", () => {
  it("S16: is kept with who, what was before and after, and why", async () => {
    await buy("1", "a")
    await ledger.programme.updateDraft(
      id,
      { ...oneRung, name: "Renamed" },
      { by: { actor_id: "user_2", reason: null } }
    )
    await ledger.programme.publish(id, {
      by: { actor_id: "user_2", reason: "Nicer name" },
    })
    await ledger.catchUpFully()
    await ledger.membership.decide({
      ladder_id: id,
      customer_id: "a",
      id: "d1",
      what: { kind: "adjust", status: 5, spendable: 7 },
      reason: "Birthday",
      actor_id: "user_1",
    })
    await ledger.lifecycle.pause(id, by)
    const [standing] = await ledger.customers.standingsOf("a")
    const points = {
      status_points: standing?.status_points,
      spendable_points: standing?.spendable_points,
    }
    expect(await changes()).toMatchObject([
      {
        action: "ladder.pause",
        actor_id: "user_1",
        reason: "because",
        before: { status: "live" },
        after: { status: "paused" },
      },
      {
        action: "member.adjust",
        actor_id: "user_1",
        subject: "a",
        reason: "Birthday",
        before: {
          status_points: Number(points.status_points) - 5,
          spendable_points: Number(points.spendable_points) - 7,
        },
        after: points,
      },
      {
        action: "ladder.publish",
        actor_id: "user_2",
        reason: "Nicer name",
        before: { version: 1, name: oneRung.name },
        after: { version: 2, name: "Renamed" },
      },
      {
        action: "ladder.draft",
        actor_id: "user_2",
        before: { name: oneRung.name },
        after: { name: "Renamed" },
      },
      { action: "ladder.publish", actor_id: "system" },
      { action: "ladder.create", actor_id: "system" },
    ])
  })

  it("is refused to who has not seen the last draft", async () => {
    const seen = (await ledger.programme.updateDraft(id, oneRung))
      .draft_saved_at
    const mine = { ...oneRung, name: "Mine" }
    const theirs = { ...oneRung, name: "Theirs" }
    const saved = await ledger.programme.updateDraft(id, theirs, {
      based_on: seen,
    })
    await expect(
      ledger.programme.updateDraft(id, mine, { based_on: seen })
    ).rejects.toThrow(/^based_on: .* read it again/)
    await expect(
      ledger.programme.publish(id, { based_on: seen })
    ).rejects.toThrow(/^based_on: /)
    expect((await ledger.programme.retrieveLadder(id)).draft?.name).toBe(
      "Theirs"
    )
    await ledger.programme.publish(id, { based_on: saved.draft_saved_at })
    await expect(
      ledger.programme.updateDraft(id, mine, { based_on: seen })
    ).rejects.toThrow(/is gone: it was published meanwhile/)
    await ledger.programme.updateDraft(id, mine, { based_on: null })
  })

  it("is found by whom it was done to and by whom", async () => {
    await ledger.lifecycle.pause(id, by)
    const page = { limit: 10, offset: 0 }
    const his = await ledger.audits.list({ actor_id: "user_1" }, page)
    expect(his.rows.map(({ action }) => action)).toEqual(["ladder.pause"])
    const of = await ledger.audits.list({ subject: id }, page)
    expect(of.count).toBe(3)
    expect((await ledger.audits.list({}, page)).count).toBe(3)
  })
})
