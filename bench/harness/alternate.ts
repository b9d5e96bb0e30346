import type { Pool } from "@medusajs/framework/pg"
import type { LegFigures } from "./benchmark"
import type { Chance } from "./chance"
import { readCpu } from "./cpu-clock"
import type { Ratio } from "./ratio"
import { ratioOf } from "./ratio"

/** One of the ways of doing the same work. */
export interface Leg {
  readonly name: string
  /** Made ready before each block, outside the clock. */
  prepare?(): Promise<void>
  /** Does a piece of the work; gives how many units. */
  work(): Promise<number>
  /** Looks at the result after each block; throws when it is wrong. */
  check?(): Promise<void>
}

export interface Block {
  readonly units: number
  readonly seconds: number
  readonly node_cpu: number
  readonly postgres_cpu: number | null
}

/** The counted blocks by leg, in order of the rounds. */
export type Blocks = ReadonlyMap<string, readonly Block[]>

export interface Rounds {
  /** Counted ones; one more comes first and is thrown away. */
  readonly rounds: number
  /** A block lasts at least this long; 0: one piece of work. */
  readonly block_ms: number
}

/**
 * Runs blocks of the legs side by side: A B, B A, A B … Each round is a pair
 * (or a triple …) from which ratios are taken, so that a machine busy with
 * something else slows both sides. The seed says who begins.
 */
export async function alternate(
  monitor: Pool,
  legs: readonly Leg[],
  chance: Chance,
  { rounds, block_ms }: Rounds
): Promise<Blocks> {
  const blocks = new Map<string, Block[]>(legs.map(({ name }) => [name, []]))
  const order = shuffled(legs, chance)
  for (let round = 0; round <= rounds; round++) {
    for (const leg of round % 2 === 0 ? order : [...order].reverse()) {
      const block = await runBlock(monitor, leg, block_ms)
      if (round > 0) {
        blocks.get(leg.name)?.push(block)
      }
    }
  }
  return blocks
}

async function runBlock(
  monitor: Pool,
  leg: Leg,
  block_ms: number
): Promise<Block> {
  await leg.prepare?.()
  const before = await readCpu(monitor)
  const from = performance.now()
  let units = 0
  do {
    units += await leg.work()
  } while (performance.now() - from < block_ms)
  const seconds = (performance.now() - from) / 1000
  const after = await readCpu(monitor)
  await leg.check?.()
  return {
    units,
    seconds,
    node_cpu: after.node - before.node,
    postgres_cpu:
      after.postgres === null || before.postgres === null
        ? null
        : after.postgres - before.postgres,
  }
}

/** How many times as fast `name` was as `than`, round by round. */
export function speedRatio(
  blocks: Blocks,
  name: string,
  than: string,
  target?: Ratio["target"]
): Ratio {
  return ratioOf(
    `${name} / ${than}`,
    paired(blocks, name, than, (a, b) => rate(a) / rate(b)),
    target
  )
}

/** How much more time a unit took in `name` than in `than`. */
export function costRatio(
  blocks: Blocks,
  name: string,
  than: string,
  target?: Ratio["target"]
): Ratio {
  return ratioOf(
    `cost: ${name} / ${than}`,
    paired(blocks, name, than, (a, b) => rate(b) / rate(a)),
    target
  )
}

/** Medians of each leg, for orientation. */
export function figuresOf(blocks: Blocks): LegFigures[] {
  return [...blocks].map(([name, list]) => {
    const units = list.reduce((sum, block) => sum + block.units, 0)
    const per1000 = (of: (block: Block) => number): number =>
      Number(
        ((list.reduce((sum, b) => sum + of(b), 0) / units) * 1000).toPrecision(
          3
        )
      )
    const local = list.every((block) => block.postgres_cpu !== null)
    return {
      name,
      units_per_second: ratioOf(name, list.map(rate)).median,
      node_cpu_per_1000: per1000((block) => block.node_cpu),
      postgres_cpu_per_1000: local
        ? per1000((block) => block.postgres_cpu ?? 0)
        : null,
    }
  })
}

function paired(
  blocks: Blocks,
  name: string,
  than: string,
  of: (a: Block, b: Block) => number
): number[] {
  const others = blocks.get(than) ?? []
  return (blocks.get(name) ?? []).flatMap((block, round) => {
    const other = others[round]
    return other ? [of(block, other)] : []
  })
}

const rate = ({ units, seconds }: Block): number => units / seconds

function shuffled<T>(list: readonly T[], chance: Chance): T[] {
  return list
    .map((one) => ({ one, place: chance.below(2 ** 30) }))
    .sort((a, b) => a.place - b.place)
    .map(({ one }) => one)
}
