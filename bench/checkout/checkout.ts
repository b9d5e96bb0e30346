import type { Benchmark, Check, Report, Settings } from "../harness/benchmark"
import { chanceOf } from "../harness/chance"
import type { Databases } from "../harness/open-databases"
import type { RunningShop } from "../shop/start-shop"
import {
  cpuPerUnit,
  percentile,
  takeTurns,
  turnFigures,
  turnRatio,
  type ShopLeg,
} from "../shop/turns"
import { withShops, type Pair } from "../shop/with-shops"

const sizes = {
  small: { carts: 12, rounds: 7 },
  full: { carts: 60, rounds: 15 },
}

/** Completing a cart over HTTP, logged in, in a shop with and one without. */
export const checkout: Benchmark = {
  name: "checkout",
  about: "completing a cart with the plugin / without it: p50, p95, CPU",
  run,
}

async function run(settings: Settings): Promise<Report> {
  return await withShops(
    [
      { name: "plugin", plugin: true },
      { name: "bare", plugin: false },
    ],
    (databases, shops) => compare(databases, shops, settings)
  )
}

async function compare(
  databases: Databases,
  shops: Pair,
  { size, seed }: Settings
): Promise<Report> {
  const { carts, rounds } = sizes[size]
  const [plugin, bare] = shops
  const legs: readonly [ShopLeg, ShopLeg] = [
    legOf("with the plugin", plugin, carts),
    legOf("without it", bare, carts),
  ]
  const turns = await takeTurns(databases.monitor, legs, chanceOf(seed), rounds)
  return {
    name: "checkout",
    size,
    seed,
    setting: { ...databases.setting, carts_per_block: carts },
    legs: turnFigures(turns),
    ratios: [
      turnRatio("p50", turns, legs, percentile(50), { at_most: 1.05 }),
      turnRatio("p95", turns, legs, percentile(95), { at_most: 1.1 }),
      turnRatio("CPU", turns, legs, cpuPerUnit, { at_most: 1.1 }),
    ],
    checks: await checksOf(shops, carts * (rounds + 1)),
  }
}

const legOf = (name: string, shop: RunningShop, carts: number): ShopLeg => ({
  name,
  prepare: async () => await shop.ask("fill", carts),
  work: async () => await shop.ask("complete"),
})

async function checksOf(
  [plugin, bare]: Pair,
  wanted: number
): Promise<Check[]> {
  const with_it = await plugin.ask("count")
  const without = await bare.ask("count")
  return [
    {
      what: "every cart became an order, in both shops",
      ok: with_it.orders === wanted && without.orders === wanted,
      found: `${with_it.orders} and ${without.orders} of ${wanted}`,
    },
    {
      what: "with the plugin every order is recorded",
      ok: with_it.events === with_it.orders,
      found: `${with_it.events} of ${with_it.orders}`,
    },
  ]
}
