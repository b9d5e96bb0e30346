import type { ConversionEvent, LadderDocument } from "../../src/engine"
import type { Services } from "../../src/modules/ladder/services"
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
let processes: Services[]
let now: number
const members = ["a", "b", "c"]

/** Rules that look at more than orders. */
const mixed: LadderDocument = {
  ...threeRungs,
  earn: [
    ...threeRungs.earn,
    {
      id: "review",
      type: "review.posted",
      points: { fixed: 30 },
      cap: { times: 2, per: "ever" },
    },
    { id: "group", type: "customer.group_joined", points: { fixed: 50 } },
  ],
}

/** Reviews and groups, taken back now and then; claims, settled or not. */
function besides(
  random: Random,
  customer: string,
  order_key: string,
  moment: () => number
): ConversionEvent[] {
  const event = (
    key: string,
    type: string,
    at: number,
    more: Partial<ConversionEvent> = {}
  ): ConversionEvent => ({
    ...{ key: `${customer}-${key}`, type, customer, at, attributes: {} },
    ...more,
  })
  const events: ConversionEvent[] = []
  for (const [key, type, undo] of [
    ["review1", "review.posted", "review.removed"],
    ["review2", "review.posted", "review.removed"],
    ["review3", "review.posted", "review.removed"],
    ["group", "customer.group_joined", "customer.group_left"],
  ] as const) {
    if (random.chance(60)) {
      const at = moment()
      events.push(event(key, type, at))
      if (random.chance(40)) {
        const gone = Math.min(now, at + random.below(20) * day)
        const reverses = `${customer}-${key}`
        events.push(event(`${key}-gone`, undo, gone, { reverses }))
      }
    }
  }
  if (random.chance(50)) {
    const at = moment()
    events.push(
      event("claim", "order.claimed", at, { attributes: { claim: customer } })
    )
    if (random.chance(50)) {
      const value = -100 * (1 + random.below(30))
      const shield = { value, currency: "eur", reverses: order_key }
      events.push(event("shield", "order.compensated", at, shield))
    }
    if (random.chance(60)) {
      const settled = Math.min(now, at + random.below(30) * day)
      const attributes = { claim: customer }
      events.push(
        event("settled", "order.claim_settled", settled, { attributes })
      )
    }
  }
  return events
}

/** A year in the life of three customers, told under names that start so. */
function history(random: Random, name: string): ConversionEvent[] {
  const events: ConversionEvent[] = []
  // Few moments, so that ties are broken, and every day of the windows.
  const moment = () =>
    now - (1 + random.below(150)) * day + random.below(4) * (day / 4)
  for (const member of members) {
    const customer = name + member
    if (random.chance(80)) {
      events.push(registered(customer, moment()))
    }
    const orders = 2 + random.below(8)
    for (let n = 0; n < orders; n++) {
      const key = `${customer}-${n}`
      const at = moment()
      const value = (1 + random.below(40)) * 500
      const shop = random.chance(20) ? "purchase.offline" : "order.placed"
      events.push(order(key, customer, at, value, { type: shop }))
      for (let r = 0; random.chance(40); r++) {
        const part = random.chance(40) ? value : 100 * random.below(value / 100)
        const back = random.chance(80) ? part : -part
        const named = random.chance(85) ? key : undefined
        // Sometimes before its original, sometimes of somebody else's.
        const later = random.chance(80) ? at + random.below(40) * day : moment()
        const by = random.chance(90) ? customer : name + "b"
        events.push(
          refund(`${key}r${r}`, by, Math.min(later, now), back, named)
        )
      }
    }
  }
  for (const member of members) {
    const customer = name + member
    events.push(...besides(random, customer, `${customer}-0`, moment))
  }
  events.push(refund(`${name}lost`, `${name}a`, moment(), 500, `${name}never`))
  return events
}

/**
 * All that must not depend on the order of arrival. A move's proof is what was
 * known when it was recorded, and the next idle look (`review_at`) may come
 * sooner after a replay: neither is promised.
 */
async function effective(name: string): Promise<string> {
  const like = `lmem_${name}%`
  const [standings, moves, grants, tallies, entries] = await Promise.all([
    ledger.rows(
      `select member_id, version, rung, rung_id, rung_since, registered,
         status_points, spendable_points, grace_until,
         state->'lots' as lots, state->'grace' as grace, state->'owed' as owed
       from ladder_standing where member_id like $1 order by member_id`,
      [like]
    ),
    ledger.rows(
      `select member_id, key, why from ladder_transition t
       where member_id like $1 and not exists (
         select 1 from ladder_superseded_transition x
         where x.transition_id = t.id
       ) order by member_id, at, key`,
      [like]
    ),
    ledger.rows(
      `select member_id, reward, state from ladder_grant
       where member_id like $1 and state <> 'revoked' order by 1, 2, 3`,
      [like]
    ),
    ledger.rows(
      `select member_id, tally, day, amount from ladder_tally
       where member_id like $1 and amount <> 0 order by 1, 2, 3`,
      [like]
    ),
    ledger.rows(
      `select member_id, key, sum(status_points) as status,
         sum(spendable_points) as spendable
       from ladder_entry where member_id like $1 group by 1, 2
       having sum(status_points) <> 0 or sum(spendable_points) <> 0
       order by 1, 2`,
      [like]
    ),
  ])
  const all = { standings, moves, grants, tallies, entries }
  return JSON.stringify(all, null, 1).replaceAll(name, "")
}

async function publishTwice(): Promise<string> {
  const { id } = await ledger.publish(mixed, now - 200 * day)
  // Rewards are due from the middle of the history on.
  await ledger.rows("update ladder set grants_from = to_timestamp($1)", [
    (now - 80 * day) / 1000,
  ])
  await ledger.programme.updateDraft(id, {
    ...mixed,
    fall: "one",
    rungs: threeRungs.rungs.map((rung) =>
      rung.id === "gold"
        ? { ...rung, grace_days: 3, enter: { kind: "points", at_least: 300 } }
        : rung
    ),
  })
  return id
}

jest.setTimeout(rounds_ms)

beforeAll(async () => {
  ledger = await openLedger("arrival")
  processes = [ledger.another(), ledger.another(), ledger.another()]
})
afterAll(() => ledger.close())
beforeEach(async () => {
  now = (await ledger.sweeps.now()) - day
})
afterEach(async () => {
  expect(await ledger.driftAtEnd()).toEqual([])
})

/** Twelve histories, each told in six ways; a thousand in all: LADDER_ROUNDS_FACTOR=14. */
it("R10: comes to the same whatever the order, the repeats and the batches", async () => {
  const random = new Random(chooseSeed())
  const id = await publishTwice()
  await ledger.programme.publish(id, { at: now - 60 * day })
  let last = 100_000
  for (let round = 0; round < rounds(12); round++) {
    const seed = random.below(2 ** 31)
    const told = `q${last++}`
    await ledger.door.record(history(new Random(seed), told), "test")
    await ledger.catchUpFully()
    const expected = await effective(told)
    const names = Array.from({ length: 6 }, () => `q${last++}`)
    await Promise.all(
      names.map((name, i) => tellShuffled(new Random(seed + i), seed, name))
    )
    await ledger.catchUpFully()
    for (const name of names) {
      expect([seed, await effective(name)]).toEqual([seed, expected])
    }
  }
})

/** The same history, some of it repeated, shuffled, from three processes. */
async function tellShuffled(
  random: Random,
  seed: number,
  name: string
): Promise<void> {
  const events = history(new Random(seed), name)
  const repeated = events.filter(() => random.chance(40))
  const batches = random.parts(random.shuffled([...events, ...repeated]), 9)
  const tell = async (batch: ConversionEvent[], i: number) => {
    const by = processes[i % processes.length]!
    await by.door.record(batch, `source-${i % 2}`)
    if (random.chance(10)) {
      await by.catchUp.elapse(5)
    }
  }
  // Three at a time: more than one process, yet every order of arrival.
  for (let from = 0; from < batches.length; from += 3) {
    const some = batches.slice(from, from + 3)
    await Promise.all(some.map((batch, i) => tell(batch, from + i)))
  }
}

it("comes to the same whenever a version dated back is published", async () => {
  const random = new Random(chooseSeed())
  for (let round = 0; round < rounds(3); round++) {
    const seed = random.below(2 ** 31)
    const events = history(new Random(seed), "q1")
    const states: string[] = []
    for (const share of [0, 0.4, 1]) {
      const id = await publishTwice()
      const before = Math.floor(events.length * share)
      const shuffled = random.shuffled(events)
      await ledger.door.record(shuffled.slice(0, before), "test")
      if (random.chance(50)) {
        await ledger.catchUpFully()
      }
      await ledger.programme.publish(id, { at: now - 60 * day })
      await ledger.door.record(shuffled.slice(before), "test")
      await ledger.catchUpFully()
      expect(await ledger.verify()).toEqual([])
      states.push((await effective("q1")).replaceAll(id, "ladder"))
      await ledger.empty()
    }
    expect([seed, states[1]]).toEqual([seed, states[0]])
    expect([seed, states[2]]).toEqual([seed, states[0]])
  }
})
