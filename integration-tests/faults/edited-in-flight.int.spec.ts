import type { LadderDocument } from "../../src/engine"
import type { Services } from "../../src/modules/ladder/services"
import { oneRung, order } from "../modules/ladders-and-events"
import { openLedger, type Ledger } from "../modules/open-ledger"

const versions = 8
const writers = 4

let ledger: Ledger
let processes: Services[]

beforeAll(async () => {
  ledger = await openLedger("edited")
  processes = Array.from({ length: writers }, () => ledger.another())
})
afterAll(() => ledger.close())

/** As many points a euro as the version's number says. */
const paying = (points: number): LadderDocument => ({
  ...oneRung,
  earn: [
    {
      id: "euro",
      type: "order.placed",
      points: { per: { points, amount: 100, currency: "eur" } },
    },
  ],
})

it("attack 13: judges each event by the version that was live at its moment, though rules are edited in flight", async () => {
  const { id } = await ledger.publish(paying(1))
  let sent = 0
  let going = true
  const write = async (process: Services, w: number) => {
    while (going) {
      const at = await process.sweeps.now()
      const batch = Array.from({ length: 5 }, (_, i) =>
        order(`e${w}-${(sent += 1)}`, `c${(sent + i) % 20}`, at, 1000)
      )
      await process.door.record(batch, "test")
    }
  }
  const writing = processes.map(write)
  for (let number = 2; number <= versions; number++) {
    const before = sent
    while (sent < before + 100) {
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    await ledger.programme.updateDraft(id, paying(number))
    await ledger.programme.publish(id)
  }
  going = false
  await Promise.all(writing)
  await ledger.catchUpFully()
  const judged = await ledger.rows(
    `select e.key, sum(n.status_points)::int as points, (
       select max(number) from ladder_version v
       where v.ladder_id = $1 and v.published_at <= e.occurred_at
     ) * 10 as wanted, (
       select count(*)::int from ladder_version v
       where v.ladder_id = $1 and v.published_at = e.occurred_at
     ) as at_once
     from ladder_event e join ladder_entry n on n.original = e.key
     group by e.key, e.occurred_at`,
    [id]
  )
  expect(judged).toHaveLength(sent)
  // In the very millisecond of a publication either may have been first.
  const wrong = judged.filter(
    ({ points, wanted, at_once }) => points !== wanted && at_once === 0
  )
  expect(wrong).toEqual([])
  const seen = new Set(judged.map(({ wanted }) => Number(wanted) / 10))
  expect(seen.size).toBeGreaterThan(versions / 2)
  const effective = await ledger.rows(
    `select original, version from ladder_entry where kind = 'earn'
     group by original, version having sum(status_points) <> 0`
  )
  // One version each, and that is written on it.
  expect(new Set(effective.map(({ original }) => original)).size).toBe(sent)
  expect(await ledger.driftAtEnd()).toEqual([])
})
