import type {
  ConversionEvent,
  EarnRule,
  LadderDocument,
} from "../../src/engine"
import { storeKey } from "../../src/storefront/store-key"
import { day } from "./ladders-and-events"
import { openLedger, type Ledger } from "./open-ledger"
import { chooseSeed, Random } from "./random"

let ledger: Ledger

beforeAll(async () => {
  ledger = await openLedger("farming")
})
afterAll(() => ledger.close())
afterEach(async () => {
  expect(await ledger.driftAtEnd()).toEqual([])
})

const cap: Record<string, EarnRule["cap"]> = {
  daily: { times: 3, per: "day" },
  ever: { times: 5, per: "ever" },
  each: { times: 20, per: "ever", once_per: "product" },
}

const documents = Object.entries(cap).map(([id, one]): LadderDocument => ({
  name: id,
  zone: "Europe/Berlin",
  rungs: [
    { id: "fan", name: "Fan", enter: { kind: "points", at_least: 1_000 } },
  ],
  earn: [
    {
      id,
      type: "product.viewed",
      points: { fixed: 1 },
      ...(one && { cap: one }),
    },
  ],
  rewards: [],
}))

const noon = Date.parse("2026-11-20T11:00:00Z")

/** Looks at one of eight products, today or the day before, a second apart. */
const view = (n: number): ConversionEvent => ({
  key: storeKey("cus_1", `view-${n}`),
  type: "product.viewed",
  customer: "cus_1",
  at: noon - (n % 2) * day + n * 1_000,
  attributes: { product: [`prod_${n % 8}`] },
})

const pointsBy = async () =>
  Object.fromEntries(
    (
      await ledger.rows(
        `select l.name, s.status_points::int as points,
           (select sum(status_points)::int from ladder_entry e
            where e.ladder_id = l.id) as entries
         from ladder l join ladder_standing s on s.ladder_id = l.id`
      )
    ).map(({ name, points, entries }) => [name, [points, entries]])
  )

it("S18: pays exactly what the caps allow, for 400 events at once in two processes", async () => {
  for (const document of documents) {
    await ledger.publish(document, noon - 10 * day)
  }
  const random = new Random(chooseSeed())
  const doors = [ledger.another().door, ledger.another().door]
  const views = Array.from({ length: 400 }, (_, n) => view(n))
  // Some of them twice, as a beacon is that was not answered.
  const sent = random.shuffled([...views, ...views.slice(0, 100)])
  const parts = random.parts(sent, 7)
  const answers = await Promise.all(
    parts.map((part, i) => doors[i % 2]!.record(part, "storefront"))
  )
  const recorded = answers
    .flat()
    .filter(({ answer }) => answer === "recorded").length
  expect(recorded).toBe(400)
  expect(await pointsBy()).toEqual({
    daily: [6, 6],
    ever: [5, 5],
    each: [8, 8],
  })
})
