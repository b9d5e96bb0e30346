import type { MemberRow, MemberSort } from "../../src/modules/ladder/contract"
import { searchTerms } from "../../src/modules/ladder/search-terms"
import { day, order, registered, threeRungs } from "./ladders-and-events"
import { openLedger, type Ledger } from "./open-ledger"
import { chooseSeed, Random } from "./random"

const sorts: readonly MemberSort[] = ["points", "since", "last_event"]

let ledger: Ledger
let ladder_id: string
let now: number

beforeAll(async () => {
  ledger = await openLedger("members")
})
afterAll(() => ledger.close())
beforeEach(async () => {
  ladder_id = (await ledger.publish(threeRungs)).id
  now = await ledger.sweeps.now()
})
afterEach(async () => {
  expect(await ledger.driftAtEnd()).toEqual([])
})

const list = (
  asked: { position?: number; search?: string; sort?: MemberSort },
  page: { after?: string | null; limit?: number } = {}
) =>
  ledger.members.list(
    {
      ladder_id,
      position: asked.position ?? null,
      search: asked.search ?? null,
      sort: asked.sort ?? "points",
    },
    { after: page.after ?? null, limit: page.limit ?? 50 }
  )

/** All pages, one after the other. */
async function all(
  asked: Parameters<typeof list>[0],
  limit: number
): Promise<MemberRow[]> {
  const rows: MemberRow[] = []
  for (let after: string | null = null; ;) {
    const page = await list(asked, { after, limit })
    rows.push(...page.rows)
    if (page.next === null) {
      return rows
    }
    after = page.next
  }
}

const keyOf = (row: MemberRow, sort: MemberSort): number => {
  const at = (moment: string | null) => Date.parse(moment ?? "1900-01-01")
  switch (sort) {
    case "points":
      return row.status_points
    case "since":
      return at(row.rung_since)
    case "last_event":
      return at(row.last_event_at)
  }
}

it("leafs through everybody once, in order, whatever the size of a page", async () => {
  const random = new Random(chooseSeed())
  const events = Array.from({ length: 60 }, (_, n) => {
    const orders = Array.from({ length: random.below(4) }, (_, i) =>
      order(
        `o${n}-${i}`,
        `c${n}`,
        now - random.below(5) * day,
        100 * random.below(90)
      )
    )
    return [registered(`c${n}`, now - 90 * day), ...orders]
  })
  await ledger.door.record(events.flat(), "test")
  const rungs = await ledger.reports.membersByRung(ladder_id)
  expect(rungs.filter(({ members }) => members > 3).length).toBeGreaterThan(1)
  for (const { position, members } of rungs) {
    for (const sort of sorts) {
      const rows = await all({ position, sort }, 1 + random.below(7))
      expect(rows).toHaveLength(members)
      expect(new Set(rows.map(({ member_id }) => member_id)).size).toBe(members)
      const right = [...rows].sort(
        (a, b) =>
          keyOf(b, sort) - keyOf(a, sort) ||
          (a.member_id < b.member_id ? 1 : -1)
      )
      expect(rows).toEqual(right)
    }
  }
})

it("tells what is missing for the next rung, as the customer's page does", async () => {
  await ledger.door.record(
    [registered("a", now), order("o", "a", now + 1, 4_000)],
    "test"
  )
  const { rows } = await list({ position: 1 })
  const [standing] = await ledger.customers.standingsOf("a")
  expect(rows).toMatchObject([
    { customer_id: "a", status_points: 40, absent: false, rung_id: "bronze" },
  ])
  expect(rows[0]?.next).toEqual(standing?.explanation?.next)
  expect(rows[0]?.next).toMatchObject({ rung: "silver" })
})

describe("a search", () => {
  const people: Record<string, (string | null)[]> = {
    a: ["Anna", "Müller", "anna@example.com"],
    b: ["Annabel", "Berg", "bel@example.com"],
    c: ["Ber_nd", "Anders", "50%@example.com"],
    d: [null, null, "guest@example.com"],
  }

  beforeEach(async () => {
    const ids = Object.keys(people)
    await ledger.door.record(
      ids.map((id) => registered(id, now)),
      "test"
    )
    await ledger.members.keepTerms(
      ids.map((customer_id) => ({
        customer_id,
        terms: searchTerms(people[customer_id] ?? []),
      }))
    )
  })

  it.each([
    ["ann", ["a", "b"]],
    ["ANN mull", ["a"]],
    ["müller", ["a"]],
    ["berg annabel", ["b"]],
    ["ber", ["b", "c"]],
    ["ber_", ["c"]],
    ["b_r", []],
    ["50%", ["c"]],
    ["%", []],
    ["guest@", ["d"]],
    ["example", []],
    ["anna berg extra", []],
    ["' or 1=1 --", []],
    ["   ", []],
  ])("for %j finds by the beginnings of words", async (search, found) => {
    const { rows, cut_short } = await list({ search })
    expect(rows.map(({ customer_id }) => customer_id).sort()).toEqual(found)
    expect(cut_short).toBe(false)
  })

  it("can be of one rung, and forgets who is gone", async () => {
    expect((await list({ search: "ann", position: 1 })).rows).toEqual([])
    expect((await list({ search: "ann", position: 0 })).rows).toHaveLength(2)
    await ledger.members.keepTerms([{ customer_id: "a", terms: [] }])
    const { rows } = await list({ search: "ann" })
    expect(rows.map(({ customer_id }) => customer_id)).toEqual(["b"])
    const left = await ledger.rows(
      "select term from ladder_search_term where customer_id = 'a'"
    )
    expect(left).toEqual([])
  })

  it("says so when there were too many to look at, on a rung where none are", async () => {
    const ids = Array.from({ length: 1_001 }, (_, n) => `many${n}`)
    await ledger.door.record(
      ids.map((id) => registered(id, now)),
      "test"
    )
    await ledger.members.keepTerms(
      ids.map((customer_id) => ({ customer_id, terms: ["common"] }))
    )
    expect(await list({ search: "common", position: 1 })).toEqual({
      rows: [],
      next: null,
      cut_short: true,
    })
    expect((await list({ search: "common" })).cut_short).toBe(true)
  })

  it("follows a change of name", async () => {
    const renamed = { customer_id: "a", terms: searchTerms(["Zoe", "Müller"]) }
    await ledger.members.keepTerms([renamed])
    await ledger.members.keepTerms([renamed])
    expect((await list({ search: "anna mul" })).rows).toEqual([])
    expect((await list({ search: "zoe mul" })).rows).toHaveLength(1)
  })
})

it.each([
  "x",
  "bnVsbA",
  "WyIxIl0",
  Buffer.from('["1;",""]').toString("base64url"),
])("refuses the cursor %j, which is none of its own", async (after) => {
  await expect(list({ position: 0 }, { after })).rejects.toThrow(
    `after: is "${after}"`
  )
})
