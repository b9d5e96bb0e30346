import type { ConversionEvent } from "../../src/engine"
import type { Chance } from "../harness/chance"
import type { Ledger } from "../harness/open-databases"

const from = Date.UTC(2016, 0, 1)

/** Some customers whose every event we made, and so know the points of. */
export interface Crowd {
  /** Registers them, and each orders once. */
  arrive(): Promise<void>
  /** Records so many orders in one call, customers taking turns. */
  order(count: number): Promise<void>
  found(): Promise<{ ok: boolean; text: string }>
  mustHold(): Promise<void>
}

export function crowd(
  ledger: Ledger,
  chance: Chance,
  name: string,
  size: number
): Crowd {
  const ids = Array.from(
    { length: size },
    () => `cus_${chance.below(36 ** 6).toString(36)}_${name}`
  )
  let turn = 0
  let points = 0
  let at = from
  const order = (): ConversionEvent => {
    const value = 500 + chance.below(20_000)
    points += Math.floor(value / 100)
    at += 60_000
    return orderOf(ids[turn % size] ?? "", name, ++turn, at, value)
  }
  const made = (count: number): ConversionEvent[] =>
    Array.from({ length: count }, order)
  const found = () => foundOf(ledger, ids, () => points)
  return {
    arrive: async () => {
      await recordAll(ledger, ids.map(registration))
      await recordAll(ledger, made(size))
    },
    order: (count) => recordAll(ledger, made(count)),
    found,
    mustHold: () => throwUnless(name, found),
  }
}

/** One customer with many orders, an hour apart. */
export async function regular(
  ledger: Ledger,
  chance: Chance,
  events: number
): Promise<Crowd & { orderLate(): Promise<void> }> {
  const id = "cus_regular"
  let n = 0
  let points = 0
  const order = (at: number): ConversionEvent => {
    const value = 500 + chance.below(20_000)
    points += Math.floor(value / 100)
    return orderOf(id, "regular", ++n, at, value)
  }
  let at = from
  const next = (): ConversionEvent => order((at += 3_600_000))
  const made = (count: number): ConversionEvent[] =>
    Array.from({ length: count }, next)
  const found = () => foundOf(ledger, [id], () => points)
  await recordAll(ledger, [registration(id)])
  await recordAll(ledger, made(events - 1))
  return {
    arrive: async () => undefined,
    order: (count) => recordAll(ledger, made(count)),
    orderLate: () => recordAll(ledger, [order(at - 600_000)]),
    found,
    mustHold: () => throwUnless("regular", found),
  }
}

const registration = (customer: string): ConversionEvent => ({
  key: `customer:${customer}`,
  type: "customer.registered",
  customer,
  at: from,
  attributes: {},
})

function orderOf(
  customer: string,
  name: string,
  n: number,
  at: number,
  value: number
): ConversionEvent {
  const id = `order_${name}${String(n).padStart(20, "0")}`
  return {
    key: `order:${id}:v1`,
    type: "order.placed",
    customer,
    at,
    value,
    currency: "eur",
    attributes: { order: id },
  }
}

async function recordAll(
  { services }: Ledger,
  events: readonly ConversionEvent[]
): Promise<void> {
  const answers = await services.door.record(events, "bench")
  const odd = answers.find(({ answer }) => answer !== "recorded")
  if (odd) {
    throw new Error(`The plugin answered ${JSON.stringify(odd)}`)
  }
}

async function foundOf(
  { pool }: Ledger,
  ids: readonly string[],
  points: () => number
): Promise<{ ok: boolean; text: string }> {
  const { rows } = await pool.query<{ ledger: string; balances: string }>(
    `select coalesce(sum(e.points), 0) as ledger,
       coalesce(sum(s.status_points), 0) as balances
     from ladder_standing s
     cross join lateral (
       select sum(status_points) as points from ladder_entry e
       where e.ladder_id = s.ladder_id and e.member_id = s.member_id
     ) e
     where s.member_id = any($1)`,
    [ids.map((id) => `lmem_${id}`)]
  )
  const ledger = Number(rows[0]?.ledger)
  const balances = Number(rows[0]?.balances)
  return {
    ok: ledger === points() && balances === points(),
    text: `${ledger} = ${balances} = ${points()} points`,
  }
}

async function throwUnless(
  name: string,
  found: () => Promise<{ ok: boolean; text: string }>
): Promise<void> {
  const { ok, text } = await found()
  if (!ok) {
    throw new Error(`Leg ${name} is void: ${text}`)
  }
}
