import type { SentEvent } from "../../src/modules/ladder/contract"
import { openLedger, type Ledger } from "./open-ledger"

let ledger: Ledger

beforeAll(async () => {
  ledger = await openLedger("visitors")
})
afterAll(() => ledger.close())
afterEach(() => ledger.empty())

const now = Date.parse("2026-11-30T12:00:00Z")
const viewed = (key: string, at?: number): SentEvent => ({
  key,
  type: "page.viewed",
  ...(at !== undefined && { at }),
  attributes: { path: `/${key}` },
})

const keep = async (
  events: readonly SentEvent[],
  { visitors } = ledger as Pick<Ledger, "visitors">
) =>
  (await visitors.keep("v", events, now))?.map(({ key, answer }) => [
    key,
    answer,
  ])

it("keeps what a visitor did once, in order, with its moment", async () => {
  await ledger.visitors.open("v")
  expect(await keep([viewed("b"), viewed("a", now - 5), viewed("b")])).toEqual([
    ["b", "recorded"],
    ["a", "recorded"],
    ["b", "duplicate"],
  ])
  expect(
    await keep([
      viewed("b"),
      viewed("a", now - 5),
      viewed("a", now - 6),
      { ...viewed("b"), type: "form.submitted" },
      { ...viewed("b"), undoes: "a" },
    ])
  ).toEqual([
    ["b", "duplicate"],
    ["a", "duplicate"],
    ["a", "conflict"],
    ["b", "conflict"],
    ["b", "conflict"],
  ])
  expect(await ledger.visitors.kept("v")).toEqual([
    viewed("a", now - 5),
    viewed("b", now),
  ])
})

it("keeps no more of a visitor than is allowed, over several processes", async () => {
  const bounds = {
    storefront: {
      events: true,
      events_per_minute: 120,
      events_per_day: 2_000,
      address_events_per_minute: 1_200,
      address_visitors_per_hour: 120,
      visitor_days: 30,
      visitor_events: 25,
    },
  }
  const doors = [ledger.another(bounds), ledger.another(bounds)]
  await ledger.visitors.open("v")
  const told = await Promise.all(
    Array.from({ length: 20 }, (_, i) =>
      keep([viewed(`x${i}`), viewed(`y${i}`), viewed(`z${i}`)], doors[i % 2])
    )
  )
  const answers = told.flatMap((one) => one ?? []).map(([, answer]) => answer)
  expect(answers).toHaveLength(60)
  expect(answers.filter((answer) => answer === "recorded")).toHaveLength(25)
  expect(await ledger.count("select count(*) from ladder_visitor_event")).toBe(
    25
  )
  expect(await ledger.count("select events from ladder_visitor")).toBe(25)
  // Sent again, what is kept is known, and the rest still has no room.
  const [again] = (await keep([viewed("x0")], doors[0])) ?? []
  expect(["duplicate", "refused"]).toContain(again?.[1])
})

it("is one customer's, however many join it at once", async () => {
  await ledger.visitors.open("v")
  await keep([viewed("a")])
  const doors = [ledger.another(), ledger.another()]
  const states = await Promise.all(
    Array.from({ length: 20 }, (_, i) =>
      doors[i % 2]!.visitors.join("v", `cus_${i}`)
    )
  )
  expect(states.filter((state) => state === "joined")).toHaveLength(1)
  expect(states.filter((state) => state === "taken")).toHaveLength(19)
  const winner = `cus_${states.indexOf("joined")}`
  expect(await ledger.visitors.join("v", winner)).toBe("joined")
  expect(await ledger.visitors.join("nobody", winner)).toBe("unknown")
})

it("keeps nothing after it was joined, and loses nothing kept before", async () => {
  await ledger.visitors.open("v")
  const doors = [ledger.another(), ledger.another()]
  const told = await Promise.all(
    Array.from({ length: 40 }, async (_, i) => {
      if (i === 20) {
        await doors[1]!.visitors.join("v", "cus_1")
        return null
      }
      return await keep([viewed(`k${i}`)], doors[i % 2])
    })
  )
  const recorded = told.flatMap((one) => one ?? []).map(([key]) => key)
  const kept = await ledger.visitors.kept("v")
  expect(kept.map(({ key }) => key).sort()).toEqual(recorded.sort())
  expect(await keep([viewed("late")])).toBeUndefined()
  expect(await ledger.visitors.stateOf("v")).toBe("joined")
})

it("is carried over by whoever comes, where a crash left it behind", async () => {
  await ledger.visitors.open("v")
  await keep([viewed("a"), viewed("b")])
  await ledger.visitors.join("v", "cus_1")
  expect(await ledger.visitors.leftToCarry(10)).toEqual([])
  await ledger.rows(
    "update ladder_visitor set joined_at = joined_at - interval '2 minutes'"
  )
  expect(await ledger.visitors.leftToCarry(10)).toEqual([
    { visitor_id: "v", customer_id: "cus_1" },
  ])
  await ledger.visitors.carried("v")
  expect(await ledger.visitors.leftToCarry(10)).toEqual([])
  expect(await ledger.visitors.kept("v")).toEqual([])
})

it("is forgotten when its time is over, with all it did, unless it is to be carried", async () => {
  const old = "interval '31 days'"
  for (const visitor of ["left", "joined", "carried", "young"]) {
    await ledger.visitors.open(visitor)
    await ledger.visitors.keep(visitor, [viewed("a")], now)
  }
  await ledger.visitors.join("joined", "cus_1")
  await ledger.visitors.join("carried", "cus_1")
  await ledger.visitors.carried("carried")
  await ledger.rows(
    `update ladder_visitor set expires_at = expires_at - ${old}
     where id <> 'young'`
  )
  expect(await ledger.visitors.stateOf("left")).toBe("unknown")
  expect(await ledger.visitors.keep("left", [viewed("b")], now)).toBeNull()
  expect(await ledger.visitors.join("left", "cus_1")).toBe("unknown")
  await ledger.visitors.forget()
  expect(
    await ledger.rows(
      `select v.id, count(e.key)::int as events from ladder_visitor v
       left join ladder_visitor_event e on e.visitor_id = v.id
       group by v.id order by v.id`
    )
  ).toEqual([
    { id: "joined", events: 1 },
    { id: "young", events: 1 },
  ])
})

it("does not let go of events of a visitor that nobody joined", async () => {
  await ledger.visitors.open("v")
  await keep([viewed("a")])
  await ledger.visitors.carried("v")
  expect(await ledger.visitors.kept("v")).toHaveLength(1)
})
