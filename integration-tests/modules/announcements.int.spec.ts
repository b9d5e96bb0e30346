import type { LadderDocument } from "../../src/engine"
import type { Services } from "../../src/modules/ladder/services"
import type { LadderEvent } from "../../src/types/events"
import { day, oneRung, order, refund, registered } from "./ladders-and-events"
import { openLedger, type Ledger } from "./open-ledger"

let ledger: Ledger
let other: Services
let now: number
let ladder: { id: string; handle: string }

const by = { actor_id: "user_1", reason: "test" }

const record = async (...events: Parameters<Ledger["door"]["record"]>[0]) =>
  await ledger.door.record(events, "test")

/** Everything due, announced and forgotten. */
const announceAll = async (): Promise<LadderEvent[]> => {
  const claimed = await ledger.announcements.claim(1000)
  await ledger.announcements.done(claimed.map(({ id }) => id))
  return claimed.flatMap(({ events }) => events)
}

/** In short: what, of whom, and the points after. */
const short = (events: readonly LadderEvent[]) =>
  events.map(({ name, data }) => {
    const what = name.replace("ladder.", "")
    const rest =
      "rung_id" in data
        ? ` ${data.rung_id} ${data.why}`
        : "status_points" in data
          ? ` ${data.status_points.before}>${data.status_points.after}`
          : ""
    return `${data.customer_id} ${what}${rest}`
  })

const heard = async () => short(await announceAll())

const leasesRunOut = () =>
  ledger.rows("update ladder_announcement set next_try_at = now()")

const iso = (at: number) => new Date(at).toISOString()

/** Registers before anything is dated, and orders for 10 euros at `now` + 1. */
const join = (...customers: string[]) =>
  customers.flatMap((c) => [
    registered(c, now),
    order(`o${c}`, c, now + 1, 1000),
  ])

const publish = async (document: LadderDocument, at?: number) => {
  ladder = await ledger.publish(document, at)
  now = (await ledger.sweeps.now()) + 1
}

beforeAll(async () => {
  ledger = await openLedger("announcements")
  other = ledger.another()
})
afterAll(() => ledger.close())
beforeEach(() => publish(oneRung))
afterEach(async () => {
  expect(await ledger.driftAtEnd()).toEqual([])
})

describe("what is announced", () => {
  it("is a rung entered and points changed, with names and balances", async () => {
    await record(...join("a"))
    const whose = {
      id: expect.stringMatching(/^lann_[0-9a-f]{32}_\d$/) as string,
      at: iso(now + 1),
      ladder_id: ladder.id,
      ladder_handle: ladder.handle,
      customer_id: "a",
    }
    const events = await announceAll()
    expect(events).toEqual([
      {
        name: "ladder.rung_entered",
        data: {
          ...whose,
          rung_id: "friend",
          rung_name: "Friend",
          from_rung_id: null,
          from_rung_name: null,
          direction: "up",
          why: "entered",
        },
      },
      {
        name: "ladder.points_changed",
        data: {
          ...whose,
          status_points: { before: 0, after: 10 },
          spendable_points: { before: 0, after: 10 },
        },
      },
    ])
    expect(events[0]?.data.id).not.toBe(events[1]?.data.id)
    expect(await announceAll()).toEqual([])
  })

  it("is nothing where nothing changed, nor for a repeat", async () => {
    await record(...join("a"))
    await announceAll()
    await record(...join("a"))
    await record({
      key: "seen",
      type: "custom.page_seen",
      customer: "a",
      at: now + 2,
      attributes: {},
    })
    expect(await heard()).toEqual([])
  })

  it("is a rung left and points lost when an order is refunded", async () => {
    await record(...join("a"))
    await announceAll()
    await record(refund("r", "a", now + 2, 1000, "oa"))
    expect(await announceAll()).toMatchObject([
      {
        name: "ladder.rung_left",
        data: {
          rung_id: "friend",
          to_rung_id: null,
          to_rung_name: null,
          direction: "down",
          why: "fell",
        },
      },
      {
        name: "ladder.points_changed",
        data: { status_points: { before: 10, after: 0 } },
      },
    ])
  })

  it("is a decision of staff too", async () => {
    await record(...join("a"))
    await announceAll()
    await ledger.membership.decide({
      ladder_id: ladder.id,
      customer_id: "a",
      id: "gift",
      what: { kind: "adjust", status: 0, spendable: 7 },
      reason: "sorry",
      actor_id: "user_1",
    })
    expect(await announceAll()).toMatchObject([
      {
        name: "ladder.points_changed",
        data: {
          status_points: { before: 10, after: 10 },
          spendable_points: { before: 10, after: 17 },
        },
      },
    ])
  })

  it("is only what the shop lists", async () => {
    const quiet = ledger.another({ announce: ["rung_entered"] })
    await quiet.door.record(join("a"), "test")
    expect(await heard()).toEqual(["a rung_entered friend entered"])
  })

  it("reaches nobody who is a guest, and everything on registering", async () => {
    await record(order("o", "a", now + 1, 1000))
    expect(await heard()).toEqual([])
    await record(registered("a", now + 2))
    expect(await heard()).toEqual(["a rung_entered friend entered"])
  })

  it("reaches nobody who was deleted meanwhile", async () => {
    await record(...join("a", "b"))
    await ledger.membership.closeCustomers(["a"])
    expect(await heard()).toEqual([
      "b rung_entered friend entered",
      "b points_changed 0>10",
    ])
    expect(await ledger.count("select count(*) from ladder_announcement")).toBe(
      0
    )
  })
})

describe("history is not announced", () => {
  it("neither by a first publication nor by a back-fill after it", async () => {
    const old = now - 10 * day
    await record(registered("a", old), order("1", "a", old, 1000))
    await publish(oneRung)
    await ledger.catchUpFully()
    await record(order("0", "a", old - day, 2000))
    await record(registered("b", old), order("2", "b", old, 500))
    await ledger.catchUpFully()
    // The ladder that was there before may have moved them: only the new one.
    expect(
      (await announceAll()).filter(({ data }) => data.ladder_id === ladder.id)
    ).toEqual([])
    await record(order("3", "a", now + 1, 100))
    expect(
      (await announceAll()).filter(({ data }) => data.ladder_id === ladder.id)
    ).toMatchObject([{ data: { status_points: { before: 30, after: 31 } } }])
  })

  it("nor what a replay finds again, but what it corrects", async () => {
    await record(...join("a"))
    await announceAll()
    // Late: the rung was entered earlier than was told.
    await ledger.door.record([order("late", "a", now, 500)], "test")
    expect(await heard()).toEqual(["a points_changed 10>15"])
    // Dropped and rebuilt, the standing comes out the same.
    await ledger.rows("update ladder_standing set behind = true, state = null")
    await ledger.catchUpFully()
    expect(await heard()).toEqual([])
  })

  it("tells that somebody never was on the rung they were told of", async () => {
    await publish({
      ...oneRung,
      rungs: [
        {
          id: "friend",
          name: "Friend",
          enter: {
            all: [
              { kind: "event_count", type: "order.placed", at_least: 1 },
              {
                not: {
                  kind: "event_count",
                  type: "purchase.offline",
                  at_least: 1,
                },
              },
            ],
          },
          keep: { kind: "event_count", type: "order.placed", at_least: 1 },
        },
      ],
    })
    await record(registered("a", now), order("o", "a", now + 9, 1000))
    await announceAll()
    await record(order("late", "a", now + 5, 1, { type: "purchase.offline" }))
    const events = await announceAll()
    expect(
      short(events.filter(({ data }) => data.ladder_id === ladder.id))
    ).toEqual(["a rung_left friend corrected"])
  })
})

describe("rewards", () => {
  const issue = async () => {
    const grants = await ledger.outbox.claimDueGrants(100)
    await ledger.outbox.markIssued(
      grants.map(({ id }) => ({ id, promotion_id: `p-${id}` }))
    )
    return grants
  }

  const voidAll = async () => {
    const grants = await ledger.outbox.claimVoidGrants(100)
    await ledger.outbox.markVoided(grants.map(({ id }) => id))
  }

  const ofRewards = async () =>
    (await announceAll()).filter(({ name }) => name.includes("reward"))

  it("are announced when issued and when redeemed, once", async () => {
    await record(...join("a"))
    const [grant] = await issue()
    await issue()
    const [row] = await ledger.rows(
      "select expires_at from ladder_grant where id = $1",
      [grant?.id]
    )
    const reward = {
      ladder_id: ladder.id,
      customer_id: "a",
      grant_id: grant?.id,
      reward_name: "Thanks",
      code: grant?.code,
    }
    expect(await ofRewards()).toMatchObject([
      {
        name: "ladder.reward_issued",
        data: {
          ...reward,
          expires_at: (row?.expires_at as Date).toISOString(),
        },
      },
    ])
    const redemption = {
      promotion_id: `p-${grant?.id}`,
      order_id: "order_9",
      at: now,
    }
    await ledger.outbox.markRedeemed([redemption])
    await ledger.outbox.markRedeemed([redemption])
    expect(await ofRewards()).toMatchObject([
      {
        name: "ladder.reward_redeemed",
        data: { ...reward, at: iso(now), order_id: "order_9" },
      },
    ])
  })

  it("are announced as revoked when the shop has followed", async () => {
    await record(...join("a", "b"))
    await issue()
    await announceAll()
    await record(refund("r", "a", now + 2, 1000, "oa"))
    const { rows } = await ledger.outbox.listGrants(
      { customer_id: "b" },
      { limit: 1, offset: 0 }
    )
    await ledger.coupons.void(rows[0]!.id, by)
    expect(await ofRewards()).toEqual([])
    await voidAll()
    const revoked = await ofRewards()
    expect(
      revoked.map(({ name, data }) => [
        name,
        data.customer_id,
        "reason" in data && data.reason,
      ])
    ).toEqual(
      expect.arrayContaining([
        ["ladder.reward_revoked", "a", "cause_undone"],
        ["ladder.reward_revoked", "b", "voided_by_staff"],
      ])
    )
    expect(revoked).toHaveLength(2)
  })

  it("are announced as revoked when the ladder ends", async () => {
    await record(...join("a"))
    await issue()
    await announceAll()
    await ledger.lifecycle.retire(ladder.id, by, "empty")
    await voidAll()
    expect(await ofRewards()).toMatchObject([
      { name: "ladder.reward_revoked", data: { reason: "ladder_retired" } },
    ])
  })

  it("taken back while they are being issued are told to nobody, and count as not issued", async () => {
    await record(...join("a", "b"))
    const grants = await ledger.outbox.claimDueGrants(100)
    await record(refund("r", "a", now + 2, 1000, "oa"))
    await ledger.outbox.markIssued(
      grants.map(({ id }) => ({ id, promotion_id: `p-${id}` }))
    )
    expect(await ofRewards()).toMatchObject([
      { name: "ladder.reward_issued", data: { customer_id: "b" } },
    ])
    await voidAll()
    expect(await ofRewards()).toEqual([])
    const today = iso(now).slice(0, 10)
    const tomorrow = iso(now + day).slice(0, 10)
    expect(
      await ledger.couponReports.couponFigures(ladder.id, today, tomorrow)
    ).toMatchObject({ issued: 1, voided: 0 })
    // Earned again, it is another coupon, and that one is told.
    await record(order("again", "a", now + 3, 1000))
    await issue()
    expect(await ofRewards()).toMatchObject([
      { name: "ladder.reward_issued", data: { customer_id: "a" } },
    ])
  })

  it("that never were issued are not announced as revoked", async () => {
    await record(...join("a"))
    await record(refund("r", "a", now + 2, 1000, "oa"))
    await issue()
    await voidAll()
    expect(await ofRewards()).toEqual([])
  })
})

describe("the outbox", () => {
  it("loses nothing of a writer who commits after later ones were told", async () => {
    await record(...join("slow"))
    await announceAll()
    const lock = ledger.holdStanding("slow")
    await lock.held
    const late = other.door.record([order("l", "slow", now + 2, 300)], "test")
    await ledger.lockWaiters(1)
    await record(...join("quick"))
    expect(await heard()).toEqual([
      "quick rung_entered friend entered",
      "quick points_changed 0>10",
    ])
    expect(await heard()).toEqual([])
    await lock.release()
    await late
    expect(await heard()).toEqual(["slow points_changed 10>13"])
  })

  it("announces nothing of what was rolled back", async () => {
    const bad = order("nul\u0000", "a", now, 100)
    await expect(record(...join("a"), bad)).rejects.toThrow()
    expect(await heard()).toEqual([])
  })

  it("announces the very same again after a crash", async () => {
    await record(...join("a"))
    const first = await ledger.announcements.claim(10)
    expect(await other.announcements.claim(10)).toEqual([])
    // The process dies here, the bus has it all; meanwhile life goes on.
    await record(order("o2", "a", now + 2, 500))
    await leasesRunOut()
    const [again, rest] = await other.announcements.claim(10)
    expect([again]).toEqual(first)
    await other.announcements.done([again!.id, rest!.id])
    expect(short(rest!.events)).toEqual(["a points_changed 10>15"])
    expect(await heard()).toEqual([])
  })

  it("is due again within a minute when its holder died", async () => {
    await record(...join("a"))
    await ledger.announcements.claim(10)
    const [row] = await ledger.rows(
      "select next_try_at <= now() + interval '40 seconds' as soon from ladder_announcement"
    )
    expect(row).toEqual({ soon: true })
  })

  it("hands each announcement to one process only", async () => {
    const customers = Array.from({ length: 60 }, (_, i) => `c${i}`)
    await Promise.all(customers.map((c) => record(...join(c))))
    const told: LadderEvent[] = []
    const work = async (services: Services) => {
      for (;;) {
        const claimed = await services.announcements.claim(3)
        if (claimed.length === 0) {
          return
        }
        told.push(...claimed.flatMap(({ events }) => events))
        await services.announcements.done(claimed.map(({ id }) => id))
      }
    }
    await Promise.all([work(ledger), work(other), work(ledger), work(other)])
    await work(ledger)
    expect(new Set(told.map(({ data }) => data.id)).size).toBe(told.length)
    expect(short(told).sort()).toEqual(
      customers
        .flatMap((c) => [
          `${c} points_changed 0>10`,
          `${c} rung_entered friend entered`,
        ])
        .sort()
    )
  })

  it("keeps many members of one batch in few rows", async () => {
    const customers = Array.from({ length: 120 }, (_, i) => `c${i}`)
    await record(...customers.flatMap((c) => join(c)))
    expect(await ledger.count("select count(*) from ladder_announcement")).toBe(
      3
    )
    expect(await announceAll()).toHaveLength(240)
  })

  it("waits longer after each failure, ten minutes at most, for ever", async () => {
    await record(...join("a"))
    const waits: number[] = []
    for (let failures = 1; failures <= 12; failures++) {
      const [row] = await ledger.announcements.claim(10)
      await ledger.announcements.failed([row!.id], "the bus is down")
      expect(await ledger.announcements.claim(10)).toEqual([])
      waits.push(
        await ledger.count(
          "select round(extract(epoch from next_try_at - updated_at)) from ladder_announcement where reason = 'the bus is down'"
        )
      )
      await leasesRunOut()
    }
    expect(waits).toEqual([
      10, 20, 40, 80, 160, 320, 600, 600, 600, 600, 600, 600,
    ])
    expect(await announceAll()).toHaveLength(2)
  })

  it("keeps what a paused ladder has to say until it goes on", async () => {
    await record(...join("a"))
    await ledger.lifecycle.pause(ladder.id, by)
    await record(order("o2", "a", now + 2, 500))
    const paused = ladder.id
    await publish(oneRung)
    await ledger.catchUpFully()
    await record(...join("b"))
    const events = await announceAll()
    expect(events.length).toBeGreaterThan(0)
    expect(events.map(({ data }) => data.ladder_id)).not.toContain(paused)
    await ledger.lifecycle.resume(paused, by)
    const rest = await announceAll()
    expect(rest.every(({ data }) => data.ladder_id === paused)).toBe(true)
    expect(short(rest)).toEqual(
      expect.arrayContaining([
        "a rung_entered friend entered",
        "a points_changed 0>10",
        "a points_changed 10>15",
      ])
    )
  })
})
