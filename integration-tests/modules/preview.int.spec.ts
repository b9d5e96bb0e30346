import { eventTypes } from "../../src/conversions"
import type { LadderDocument, RungDocument } from "../../src/engine"
import type {
  GroupMembership,
  MembershipsOf,
  Preview,
} from "../../src/modules/ladder/types"
import {
  errorOf,
  sample_size,
} from "../../src/modules/ladder/services/preview/preview"
import { replayMembers } from "../../src/modules/ladder/services/preview/replay-members"
import { pgDatabase } from "../../src/modules/ladder/sql/pg-database"
import { Pool } from "@medusajs/framework/pg"
import {
  day,
  order,
  refund,
  registered,
  threeRungs,
} from "./ladders-and-events"
import { openLedger, type Ledger } from "./open-ledger"
import { chooseSeed, Random, rounds, rounds_ms } from "./random"

let ledger: Ledger
let pool: Pool
const seed = chooseSeed()

beforeAll(async () => {
  ledger = await openLedger("preview")
  pool = new Pool({ connectionString: ledger.url, max: 2 })
  pool.on("error", () => undefined)
})
afterAll(async () => {
  await pool.end()
  await ledger.close()
})
afterEach(async () => {
  expect(await ledger.driftAtEnd()).toEqual([])
})

const members = ({ rungs }: Preview) =>
  Object.fromEntries(rungs.map((rung) => [rung.rung ?? "", rung.members]))

/** A life of orders, refunds and decisions; some never register. */
async function fill(random: Random, ladder_id: string, now: number) {
  for (let n = 0; n < 40; n++) {
    const customer = `c${n}`
    const orders = Array.from({ length: random.below(5) }, (_, i) =>
      order(
        `${customer}:${i}`,
        customer,
        now - random.below(90 * day),
        1_000 * (1 + random.below(30)),
        { currency: random.chance(30) ? "usd" : "eur" }
      )
    )
    const [first] = orders
    await ledger.door.record(
      [
        ...(random.chance(85) ? [registered(customer, now - 95 * day)] : []),
        ...orders,
        ...(first && random.chance(20)
          ? [
              {
                ...refund(`r:${first.key}`, customer, now, 1_000, first.key),
                currency: first.currency ?? "eur",
              },
            ]
          : []),
      ],
      "test"
    )
    if (first && random.chance(20)) {
      await ledger.membership.decide({
        ladder_id,
        customer_id: customer,
        id: `lock:${customer}`,
        what: {
          kind: "lock",
          rung: ["bronze", "silver", "gold", null][random.below(4)] ?? null,
        },
        reason: "because",
        actor_id: "user_1",
      })
    }
  }
}

/** Its standings hold what was spent in dollars, too; staff are left out. */
const inTwoCurrencies: LadderDocument = {
  ...threeRungs,
  takes_part: { groups_left_out: ["staff"] },
  rates: { into: "eur", from: { usd: { amount: 100, counts_as: 92 } } },
}

/** Who is in which group of the shop, one in five in each. */
function drawMemberships(random: Random, now: number): GroupMembership[] {
  return Array.from({ length: 40 }, (_, n) => `c${n}`).flatMap((customer_id) =>
    ["staff", "trade"]
      .filter(() => random.chance(20))
      .map((group_id) => ({
        id: `${group_id}:${customer_id}`,
        customer_id,
        group_id,
        since: now - random.below(90 * day),
      }))
  )
}

const askingFor =
  (memberships: readonly GroupMembership[]): MembershipsOf =>
  (groups, customers) =>
    Promise.resolve(
      memberships.filter(
        ({ group_id, customer_id }) =>
          groups.includes(group_id) &&
          (customers?.includes(customer_id) ?? true)
      )
    )

/** A draft whose conditions only look at what `inTwoCurrencies` keeps. */
function drawDraft(random: Random): LadderDocument {
  const leaves = [
    () => ({
      kind: "event_count",
      type: "order.placed",
      at_least: 1 + random.below(4),
    }),
    () => ({
      kind: "spend",
      currency: "eur",
      within_days: 30,
      at_least: 1_000 * (1 + random.below(20)),
    }),
    () => ({
      kind: "spend",
      currency: "eur",
      within_days: 60,
      at_least: 1_000 * (1 + random.below(40)),
    }),
    () => ({ kind: "points", at_least: 10 * (1 + random.below(80)) }),
    () => ({
      kind: "points",
      balance: "spendable",
      at_least: 10 * (1 + random.below(80)),
    }),
    // Nobody can read it: it must be unknown in both.
    () => ({ kind: "quiz_score", at_least: 3 }),
  ]
  const condition = (depth: number): RungDocument["enter"] => {
    const leaf = () => leaves[random.below(leaves.length)]!()
    if (depth === 0 || random.chance(50)) {
      return leaf()
    }
    const parts = [condition(depth - 1), condition(depth - 1)]
    return [{ all: parts }, { any: parts }, { not: parts[0]! }][
      random.below(3)
    ]!
  }
  const ids = random
    .shuffled(["bronze", "silver", "gold", "new", "other"])
    .slice(0, 1 + random.below(5))
  return {
    ...threeRungs,
    fall: random.chance(50) ? "one" : "to_what_holds",
    rungs: ids.map((id) => ({
      id,
      name: id,
      enter: condition(2),
      ...(random.chance(50) && { keep: condition(2) }),
      ...(random.chance(30) && { grace_days: 1 + random.below(10) }),
      ...(random.chance(20) && { floor: true }),
    })),
    rewards: [],
    takes_part: {
      groups_left_out: [["staff"], ["trade"], ["trade", "staff"]][
        random.below(3)
      ]!,
    },
    ...(random.chance(70) && {
      rates: {
        into: random.chance(90) ? "eur" : "gbp",
        from: {
          usd: { amount: 1 + random.below(9), counts_as: 1 + random.below(9) },
        },
      },
    }),
  }
}

it(
  "tells from the tallies what replaying everybody tells",
  async () => {
    const random = new Random(seed)
    const now = await ledger.sweeps.now()
    const { id } = await ledger.publish(inTwoCurrencies, now - 100 * day)
    await fill(random, id, now)
    const memberships = drawMemberships(random, now)
    const shop = askingFor(memberships)
    await ledger.attendance.leaveOut(id, await shop(["staff"]))
    await ledger.catchUpFully()
    const database = pgDatabase(pool)
    const ids = (await ledger.rows("select id from ladder_member")).map((row) =>
      String(row.id)
    )
    let elsewhere = 0
    for (let round = 0; round < rounds(60); round++) {
      const draft = drawDraft(random)
      const told = await ledger.previews.preview(draft, id, shop)
      expect(told.how).toBe("tallies")
      const trial = await ledger.previews.trialOf(draft, id, shop)
      const placed = await replayMembers(database, eventTypes, trial, ids)
      const counts: Record<string, number> = { "": 0 }
      draft.rungs.forEach((rung) => (counts[rung.id] = 0))
      for (const { position } of placed) {
        const rung = draft.rungs[position - 1]?.id ?? ""
        counts[rung] = (counts[rung] ?? 0) + 1
      }
      expect([draft, members(told)]).toEqual([draft, counts])
      expect(told.members).toBe(placed.length)
      elsewhere += placed.length - (counts[""] ?? 0)
    }
    // Not everybody was on the ground all the time.
    expect(elsewhere).toBeGreaterThan(0)
  },
  rounds_ms
)

it("says what publishing then does", async () => {
  const random = new Random(seed + 1)
  const now = await ledger.sweeps.now()
  const { id } = await ledger.publish(inTwoCurrencies, now - 100 * day)
  await fill(random, id, now)
  const shop = askingFor(drawMemberships(random, now))
  const staff = await shop(["staff"])
  await ledger.attendance.leaveOut(id, staff)
  await ledger.catchUpFully()
  const draft = drawDraft(random)
  const takes_part = { groups_left_out: ["trade"] }
  const trades = { ...draft, takes_part }
  const told = await ledger.previews.preview(trades, id, shop)
  await ledger.programme.updateDraft(id, trades)
  await ledger.programme.publish(id)
  await ledger.catchUpFully()
  // As the sweep does, once the version is live.
  await ledger.attendance.leaveOut(id, await shop(["trade"]))
  const absent = await ledger.attendance.absentees(id, "", 100)
  await ledger.attendance.letBackIn(
    id,
    absent
      .filter(({ group_ids }) => group_ids.includes("staff"))
      .map(({ member_id }) => ({ member_id, group_id: "staff" }))
  )
  await ledger.catchUpFully()
  const stand = await ledger.reports.membersByRung(id)
  expect(
    Object.fromEntries(stand.map((rung) => [rung.rung_id ?? "", rung.members]))
  ).toEqual(members(told))
})

it("counts a draft with as many rungs and rates as there may be", async () => {
  const codes = Array.from({ length: 50 }, (_, i) => [
    `x${String.fromCharCode(97 + Math.floor(i / 26), 97 + (i % 26))}`,
    { amount: i + 2, counts_as: 1 },
  ])
  const spent = (least: number) =>
    Array.from({ length: 6 }, (_, i) => ({
      kind: "spend",
      currency: "eur",
      at_least: least + i,
    }))
  const draft: LadderDocument = {
    ...threeRungs,
    rungs: Array.from({ length: 50 }, (_, i) => ({
      id: `rung${i}`,
      name: `Rung ${i}`,
      enter: { any: spent(i * 100 + 10) },
      keep: { any: spent(i * 100 + 1) },
      grace_days: 3,
    })),
    earn: [],
    rewards: [],
    rates: { into: "eur", from: Object.fromEntries(codes) },
  }
  const now = await ledger.sweeps.now()
  const { id } = await ledger.publish(draft, now - 9 * day)
  await ledger.door.record(
    [
      registered("a", now - 8 * day),
      { ...order("o", "a", now - 7 * day, 1_000), currency: "xaa" },
    ],
    "test"
  )
  const told = await ledger.previews.preview(draft, id)
  expect(told.how).toBe("tallies")
  const at = told.rungs.filter(({ members }) => members > 0)
  expect(at.map(({ rung }) => rung)).toEqual(["rung4"])
})

it("leaves out whom a first version would", async () => {
  const now = await ledger.sweeps.now()
  await ledger.door.record(
    ["a", "b"].flatMap((customer) => [
      registered(customer, now - 9 * day),
      order(customer, customer, now - 8 * day, 60_000),
    ]),
    "test"
  )
  const shop = askingFor([
    { id: "1", customer_id: "a", group_id: "staff", since: now - day },
  ])
  const told = await ledger.previews.preview(inTwoCurrencies, null, shop)
  expect(members(told)).toEqual({ "": 1, bronze: 0, silver: 0, gold: 1 })
})

it("works before there is any ladder, and shows whom it means", async () => {
  const now = await ledger.sweeps.now()
  await ledger.door.record(
    [
      registered("a", now - 9 * day),
      order("1", "a", now - 8 * day, 60_000),
      registered("b", now - 9 * day),
      order("2", "guest", now - 8 * day, 60_000),
    ],
    "test"
  )
  const told = await ledger.previews.preview(threeRungs, null)
  expect(told).toEqual({
    how: "exact",
    members: 2,
    looked_at: 3,
    rungs: [
      {
        rung: null,
        name: "",
        position: 0,
        members: 1,
        error: 0,
        examples: ["b"],
      },
      ...[
        ["bronze", "Bronze", 0],
        ["silver", "Silver", 0],
        ["gold", "Gold", 1],
      ].map(([rung, name, count], index) => ({
        rung,
        name,
        position: index + 1,
        members: count,
        error: 0,
        examples: count === 1 ? ["a"] : [],
      })),
    ],
  })
  expect(await ledger.count("select count(*) from ladder_standing")).toBe(0)
})

it("looks at a part of many, and says how far that may be off", async () => {
  const now = await ledger.sweeps.now()
  const all = sample_size * 2
  const events = Array.from({ length: all }, (_, n) => [
    registered(`m${n}`, now - 9 * day),
    ...(n % 4 === 0 ? [order(`o${n}`, `m${n}`, now - day, 1_000)] : []),
  ]).flat()
  await ledger.door.record(events, "test")
  const told = await ledger.previews.preview(threeRungs, null)
  expect(told).toMatchObject({ how: "sample", members: all })
  expect(told.looked_at).toBe(sample_size)
  const bronze = told.rungs.find(({ rung }) => rung === "bronze")
  expect(bronze?.examples).toHaveLength(10)
  expect(bronze?.error).toBeGreaterThan(0)
  // One sample in twenty lies outside of its error, one in a million of this.
  expect(Math.abs((bronze?.members ?? 0) - all / 4)).toBeLessThan(
    2.5 * (bronze?.error ?? 0)
  )
})

it("knows the error of a share by the textbook", () => {
  // 10 % of 2,000 out of 1,000,000: 1.96 × √(0.1 × 0.9 / 2000) ≈ 1.315 %,
  // less the tenth of a per cent for not putting back.
  expect(errorOf(200, 2_000, 1_000_000)).toBe(13_135)
  expect(errorOf(0, 2_000, 1_000_000)).toBe(1_499)
  expect(errorOf(7, 50, 50)).toBe(0)
})

describe("in the background", () => {
  const staff = "user_1"

  const untilDone = async () => {
    while (await ledger.previewRuns.goOn());
  }

  beforeEach(async () => {
    const now = await ledger.sweeps.now()
    const events = Array.from({ length: 1_200 }, (_, n) => [
      registered(`m${n}`, now - 9 * day),
      ...(n % 4 === 0 ? [order(`o${n}`, `m${n}`, now - day, 1_000)] : []),
    ]).flat()
    await ledger.door.record(events, "test")
  })

  it("looks at everybody, and another process goes on with it", async () => {
    const { id } = await ledger.previewRuns.start(threeRungs, null, staff)
    expect(await ledger.previewRuns.goOn()).toBe(true)
    expect(await ledger.previewRuns.read(id)).toMatchObject({
      state: "running",
      total: 1_200,
      preview: { looked_at: 500 },
    })
    const other = ledger.another().previewRuns
    while (await other.goOn());
    const run = await ledger.previewRuns.read(id)
    expect(run).toMatchObject({
      state: "done",
      preview: { how: "exact", members: 1_200, looked_at: 1_200 },
    })
    expect(members(run.preview)).toEqual({
      "": 900,
      bronze: 300,
      silver: 0,
      gold: 0,
    })
    expect(run.preview.rungs[1]?.examples).toHaveLength(10)
  })

  it("leaves out whom the draft leaves out, batch by batch", async () => {
    const now = await ledger.sweeps.now()
    const shop = askingFor(
      ["m0", "m1", "m1196"].map((customer_id, n) => ({
        id: String(n),
        customer_id,
        group_id: "staff",
        since: now - 2 * day,
      }))
    )
    const { id } = await ledger.previewRuns.start(inTwoCurrencies, null, staff)
    while (await ledger.previewRuns.goOn(shop));
    const { preview } = await ledger.previewRuns.read(id)
    // Two of the three had bought and would stand on bronze.
    expect(members(preview)).toMatchObject({ "": 902, bronze: 298 })
  })

  it("counts nobody twice when several processes work at it", async () => {
    const { id } = await ledger.previewRuns.start(threeRungs, null, staff)
    const others = [ledger.another(), ledger.another(), ledger.another()]
    await Promise.all(
      others.map(async ({ previewRuns }) => {
        while (await previewRuns.goOn());
      })
    )
    await untilDone()
    const run = await ledger.previewRuns.read(id)
    expect(run).toMatchObject({ state: "done", preview: { looked_at: 1_200 } })
  })

  it("is ended by the next one of the same person, and by hand", async () => {
    const first = await ledger.previewRuns.start(threeRungs, null, staff)
    const theirs = await ledger.previewRuns.start(threeRungs, null, "user_2")
    const second = await ledger.previewRuns.start(threeRungs, null, staff)
    expect((await ledger.previewRuns.read(first.id)).state).toBe("canceled")
    expect((await ledger.previewRuns.read(theirs.id)).state).toBe("running")
    expect((await ledger.previewRuns.cancel(second.id)).state).toBe("canceled")
    await untilDone()
    expect((await ledger.previewRuns.read(second.id)).preview.looked_at).toBe(0)
    expect((await ledger.previewRuns.read(theirs.id)).state).toBe("done")
  })

  it("fails, saying so, when another version was published meanwhile", async () => {
    const { id: ladder_id } = await ledger.publish(threeRungs)
    const { id } = await ledger.previewRuns.start(threeRungs, ladder_id, staff)
    await ledger.programme.updateDraft(ladder_id, threeRungs)
    await ledger.programme.publish(ladder_id)
    await untilDone()
    expect(await ledger.previewRuns.read(id)).toMatchObject({
      state: "failed",
      reason: expect.stringContaining("published meanwhile"),
    })
  })
})
