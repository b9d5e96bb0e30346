import type { Services } from "../../src/modules/ladder/services"
import type { OfferRun } from "../../src/modules/ladder/types"
import { oneRung } from "./ladders-and-events"
import { openLedger, type Ledger } from "./open-ledger"

const by = { actor_id: "user_1", reason: "spring" }
const group = Array.from(
  { length: 250 },
  (_, i) => `c${String(i).padStart(3, "0")}`
)
const page_size = 10

let ledger: Ledger
let others: Services[]
let ladder_id: string

const terms = () => ({
  ladder_id,
  customer_group_id: "cusgroup_1",
  offer_key: "spring",
  name: "Spring",
  kind: "coupon",
  settings: { percent: 10 },
})

const next = (after: string) =>
  group.filter((id) => id > after).slice(0, page_size)

/** Goes on to the end, or for so many pages, as one process does. */
async function goOn(
  { offers }: Pick<Services, "offers">,
  run: OfferRun,
  pages = Infinity
): Promise<OfferRun> {
  let now = run
  for (let left = pages; left > 0 && now.state === "running"; left--) {
    const { last_customer } = now
    now = await offers.offerPage(now.id, last_customer, next(last_customer))
  }
  return now
}

const grants = () => ledger.count("select count(*) from ladder_grant")

beforeAll(async () => {
  ledger = await openLedger("offers")
  others = [ledger.another(), ledger.another(), ledger.another()]
})
afterAll(() => ledger.close())
beforeEach(async () => {
  ladder_id = (await ledger.publish(oneRung)).id
})
afterEach(async () => {
  expect(await ledger.driftAtEnd()).toEqual([])
})

it("gives everybody one, however many processes are at it", async () => {
  const runs = await Promise.all(
    others.map(({ offers }) => offers.start(terms(), by))
  )
  expect(new Set(runs.map(({ id }) => id)).size).toBe(1)
  const ends = await Promise.all(others.map((each) => goOn(each, runs[0]!)))
  for (const end of ends) {
    expect(end).toMatchObject({
      state: "done",
      customers: 250,
      created: 250,
      existing: 0,
    })
  }
  expect(await grants()).toBe(250)
  const log = await ledger.audits.list(
    { subject: runs[0]!.id },
    { limit: 9, offset: 0 }
  )
  expect(log.rows).toMatchObject([{ ...by, action: "offer.start" }])
})

it("is taken over where a process died, once its lease ran out", async () => {
  await ledger.offers.start(terms(), by)
  const claimed = await others[0]!.offers.claim()
  await goOn(others[0]!, claimed!, 7)
  expect(await others[1]!.offers.claim()).toBeNull()
  await ledger.rows("update ladder_offer_run set lease_until = now()")
  const taken = await others[1]!.offers.claim()
  expect(taken).toMatchObject({ customers: 70, created: 70 })
  expect(await goOn(others[1]!, taken!)).toMatchObject({
    state: "done",
    customers: 250,
    created: 250,
  })
  expect(await ledger.offers.claim()).toBeNull()
})

it("gives nobody a second one by its key, though the first is void", async () => {
  const first = await goOn(ledger, await ledger.offers.start(terms(), by))
  const [grant] = await ledger.rows("select id from ladder_grant limit 1")
  await ledger.coupons.void(String(grant!.id), by)
  const second = await goOn(ledger, await ledger.offers.start(terms(), by))
  expect(second.id).not.toBe(first.id)
  expect(second).toMatchObject({ created: 0, existing: 250 })
  expect(await ledger.offers.countOffered(ladder_id, "spring", group)).toBe(250)
  expect(await ledger.offers.countOffered(ladder_id, "other", group)).toBe(0)
})

it("keeps its key for one offer, and one group at a time", async () => {
  const run = await ledger.offers.start(terms(), by)
  const start = (other: object) =>
    ledger.offers.start({ ...terms(), ...other }, by)
  await expect(start({ settings: { percent: 90 } })).rejects.toThrow(
    'offer_key: "spring" stands for another offer'
  )
  await expect(start({ customer_group_id: "cusgroup_2" })).rejects.toThrow(
    'offer_key: "spring" is being offered to another group'
  )
  await goOn(ledger, run)
  const other = await start({ customer_group_id: "cusgroup_2" })
  expect(other.state).toBe("running")
})

it("ends where staff stop it, or with its ladder", async () => {
  const run = await goOn(ledger, await ledger.offers.start(terms(), by), 3)
  await ledger.offers.cancel(run.id, by)
  expect((await goOn(others[0]!, run)).state).toBe("canceled")
  expect(await grants()).toBe(30)
  await expect(ledger.offers.cancel(run.id, by)).rejects.toThrow("is canceled")
  const again = await goOn(ledger, await ledger.offers.start(terms(), by), 5)
  expect(again).toMatchObject({ created: 20, existing: 30 })
  await ledger.lifecycle.retire(ladder_id, by, "keep")
  expect(await goOn(ledger, again)).toMatchObject({
    state: "canceled",
    reason: "ladder_retired",
  })
})

it("waits longer after each failure, and for staff after the eighth", async () => {
  const { id } = await ledger.offers.start(terms(), by)
  for (let tries = 1; tries <= 8; tries++) {
    expect((await ledger.offers.claim())?.id).toBe(id)
    await ledger.offers.fail(id, "the shop is away")
    expect(await ledger.offers.claim()).toBeNull()
    await ledger.rows("update ladder_offer_run set next_try_at = now()")
  }
  expect(await ledger.offers.retrieve(id)).toMatchObject({
    state: "failed",
    reason: "the shop is away",
  })
  expect((await ledger.offers.start(terms(), by)).id).not.toBe(id)
})

it("leaves nothing to issue of a ladder retired meanwhile", async () => {
  const run = await ledger.offers.start(terms(), by)
  const first = await goOn(ledger, run, 2)
  await Promise.all([
    ...others.map((each) => goOn(each, first)),
    ledger.lifecycle.retire(ladder_id, by, "keep"),
  ])
  expect((await ledger.offers.retrieve(run.id)).state).not.toBe("running")
  await ledger.lifecycle.windDown()
  expect(
    await ledger.count("select count(*) from ladder_grant where state = 'due'")
  ).toBe(0)
})
