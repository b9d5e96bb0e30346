import type { Pool } from "@medusajs/framework/pg"
import type { LegFigures } from "../harness/benchmark"
import type { Chance } from "../harness/chance"
import { readCpu } from "../harness/cpu-clock"
import { ratioOf, type Ratio } from "../harness/ratio"
import type { Timed } from "./deeds"

/** One of the ways of doing the same work, by a shop in another process. */
export interface ShopLeg {
  readonly name: string
  /** Made ready before each block, outside the clock. */
  prepare?(): Promise<void>
  work(): Promise<Timed>
  /** Units a piece of work is for; default 1. */
  readonly units?: number
}

interface Turn {
  readonly seconds: readonly number[]
  readonly units: number
  /** Of the shop's process; Postgres's is null when it runs elsewhere. */
  readonly node: number
  readonly postgres: number | null
}

export type Turns = ReadonlyMap<string, readonly Turn[]>

/** Side by side, A B, B A, …; the first round is thrown away. */
export async function takeTurns(
  monitor: Pool,
  legs: readonly ShopLeg[],
  chance: Chance,
  rounds: number
): Promise<Turns> {
  const turns = new Map<string, Turn[]>(legs.map(({ name }) => [name, []]))
  const first = chance.below(2)
  for (let round = 0; round <= rounds; round++) {
    const turned = (round + first) % 2 === 1
    for (const leg of turned ? [...legs].reverse() : legs) {
      const turn = await takeTurn(monitor, leg)
      if (round > 0) {
        turns.get(leg.name)?.push(turn)
      }
    }
  }
  return turns
}

async function takeTurn(monitor: Pool, leg: ShopLeg): Promise<Turn> {
  await leg.prepare?.()
  const before = await readCpu(monitor)
  const { seconds, cpu_seconds } = await leg.work()
  const after = await readCpu(monitor)
  return {
    seconds,
    units: seconds.length * (leg.units ?? 1),
    node: cpu_seconds,
    postgres:
      after.postgres === null || before.postgres === null
        ? null
        : after.postgres - before.postgres,
  }
}

type Figure = (turn: Turn) => number

/** The value that so many of a hundred pieces of work do not exceed. */
export const percentile =
  (share: number): Figure =>
  ({ seconds }) => {
    const sorted = [...seconds].sort((a, b) => a - b)
    const place = Math.ceil((share / 100) * sorted.length) - 1
    return sorted[Math.max(0, place)] ?? Number.NaN
  }

export const cpuPerUnit: Figure = ({ node, postgres, units }) =>
  (node + (postgres ?? 0)) / units

export const unitsPerSecond: Figure = ({ seconds, units }) =>
  units / seconds.reduce((sum, one) => sum + one, 0)

/** A figure of one leg in terms of the other's, round by round. */
export function turnRatio(
  name: string,
  turns: Turns,
  [one, other]: readonly [ShopLeg, ShopLeg],
  figure: Figure,
  target?: Ratio["target"]
): Ratio {
  const others = turns.get(other.name) ?? []
  const pairs = (turns.get(one.name) ?? []).flatMap((turn, round) => {
    const against = others[round]
    return against ? [figure(turn) / figure(against)] : []
  })
  return ratioOf(`${name}: ${one.name} / ${other.name}`, pairs, target)
}

export function turnFigures(turns: Turns): LegFigures[] {
  return [...turns].map(([name, list]) => {
    const units = list.reduce((sum, turn) => sum + turn.units, 0)
    const per1000 = (of: Figure) =>
      Number(
        ((list.reduce((sum, t) => sum + of(t), 0) / units) * 1000).toPrecision(
          3
        )
      )
    return {
      name,
      units_per_second: ratioOf(name, list.map(unitsPerSecond)).median,
      node_cpu_per_1000: per1000(({ node }) => node),
      postgres_cpu_per_1000: list.some(({ postgres }) => postgres === null)
        ? null
        : per1000(({ postgres }) => postgres ?? 0),
    }
  })
}
