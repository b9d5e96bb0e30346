import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import type { ConversionEvent } from "../../src/engine"
import {
  oneRung,
  order,
  refund,
  registered,
} from "../modules/ladders-and-events"
import { openLedger, type Ledger } from "../modules/open-ledger"
import { chooseSeed, Random } from "../modules/random"
import { startChildRecorder } from "./child-recorder"

/**
 * About so many events and kills. Before a release:
 * LADDER_KILL_EVENTS=22000 LADDER_KILLS=1100.
 */
const size = Number(process.env.LADDER_KILL_EVENTS ?? 2000)
const kills_wanted = Number(process.env.LADDER_KILLS ?? 40)
const orders = Math.ceil(size / 1.35)
const customers = 200

let ledger: Ledger
/** For all processes: what one has compiled the next need not. */
const compiled = mkdtempSync(path.join(tmpdir(), "ladder-compiled-"))

const start = () => startChildRecorder(ledger.url, compiled)

jest.setTimeout(120_000 + size * 60 + kills_wanted * 3_000)

beforeAll(async () => {
  ledger = await openLedger("kill")
})
afterAll(async () => {
  rmSync(compiled, { recursive: true, force: true })
  await ledger.close()
})

interface Delivery {
  readonly events: readonly ConversionEvent[]
}

/** A history, and what each customer must hold in the end. */
function history(random: Random, now: number) {
  const events: ConversionEvent[] = []
  const points = new Map<string, number>()
  for (let i = 0; i < customers; i++) {
    events.push(registered(`c${i}`, now))
    points.set(`c${i}`, 0)
  }
  for (let i = 0; i < orders; i++) {
    const customer = `c${i % customers}`
    const value = 100 * (1 + random.below(50))
    const taken = random.chance(25) ? 100 * random.below(value / 100) : 0
    events.push(order(`o${i}`, customer, now + 1 + (i % 9000), value))
    if (taken > 0) {
      const at = now + 2 + (i % 9000)
      events.push(refund(`r${i}`, customer, at, taken, `o${i}`))
    }
    points.set(customer, points.get(customer)! + (value - taken) / 100)
  }
  return { events, points }
}

function deliveriesOf(
  random: Random,
  events: readonly ConversionEvent[]
): Delivery[] {
  const sent = events.flatMap((event) =>
    Array.from({ length: 3 + random.below(8) }, () => event)
  )
  return random
    .parts(random.shuffled(sent), 40)
    .map((part) => ({ events: part }))
}

/** Starts processes one after the other, kills each, and delivers meanwhile. */
async function deliverAndKill(
  random: Random,
  queue: Delivery[],
  told: Map<string, number>
): Promise<number> {
  let kills = 0
  const life = Math.max(1, Math.ceil((2 * queue.length) / kills_wanted) - 1)
  let next = start()
  while (queue.length > 0) {
    const child = next
    // Starting takes longer than living: the next one starts meanwhile.
    next = start()
    await child.record([])
    let alive = true
    let left = 1 + random.below(life)
    const send = async () => {
      for (;;) {
        const delivery = alive ? queue.pop() : undefined
        if (!delivery) {
          return
        }
        try {
          const answers = await child.record(delivery.events)
          noteTold(told, delivery, answers)
        } catch (error) {
          queue.unshift(delivery)
          expect(String(error)).toContain("killed")
        }
        // After so many answers, at any point of what is under way then.
        if (--left === 0) {
          setTimeout(() => {
            alive = false
            kills += 1
            void child.kill()
          }, random.below(40))
        }
      }
    }
    await Promise.all([send(), send(), send()])
    await child.kill()
  }
  await next.kill()
  return kills
}

function noteTold(
  told: Map<string, number>,
  { events }: Delivery,
  answers: readonly string[]
): void {
  for (const [i, { key }] of events.entries()) {
    const recorded = answers[i] === "recorded" ? 1 : 0
    told.set(key, (told.get(key) ?? 0) + recorded)
  }
}

it("R1: loses nothing and counts nothing twice while processes are killed", async () => {
  const random = new Random(chooseSeed())
  await ledger.publish(oneRung)
  const now = (await ledger.sweeps.now()) + 1
  const { events, points } = history(random, now)
  const queue = deliveriesOf(random, events)
  const told = new Map<string, number>()
  const kills = await Promise.all(
    Array.from({ length: 3 }, () => deliverAndKill(random, queue, told))
  )
  const all = kills.reduce((a, b) => a + b, 0)
  console.log(`${all} processes killed, ${events.length} events`)
  expect(all).toBeGreaterThan(kills_wanted / 2)
  expect(told.size).toBe(events.length)
  // Told "recorded" at most once; not at all when its process died first.
  expect([...told.values()].filter((times) => times > 1)).toEqual([])
  expect(await ledger.count("select count(*) from ladder_event")).toBe(
    events.length
  )
  const held = await ledger.rows(
    `select substr(member_id, 6) as customer, status_points::int as points
     from ladder_standing`
  )
  expect(new Map(held.map((row) => [row.customer, row.points]))).toEqual(points)
  expect(await ledger.count("select count(*) from ladder_grant")).toBe(
    customers
  )
  expect(await ledger.driftAtEnd()).toEqual([])
})
