import type { Benchmark, Report, Settings } from "../harness/benchmark"
import { chanceOf, type Chance } from "../harness/chance"
import type { Databases } from "../harness/open-databases"
import {
  percentile,
  takeTurns,
  turnFigures,
  turnRatio,
  unitsPerSecond,
  type ShopLeg,
} from "../shop/turns"
import { withShops, type Pair } from "../shop/with-shops"

const sizes = {
  small: { coupons: 2_000, block: 200, one_by_one: 20, carts: 10, rounds: 7 },
  full: {
    coupons: 100_000,
    block: 1_000,
    one_by_one: 100,
    carts: 40,
    rounds: 9,
  },
}

/** Issued at a time until the shop is full of coupons. */
const fill_size = 2_000

/** Coupons by the outbox against Medusa's workflow, and carts among them. */
export const codes: Benchmark = {
  name: "codes",
  about:
    "coupons issued / createPromotionsWorkflow one by one; adding to a cart with all of them present / with none",
  run,
}

async function run(settings: Settings): Promise<Report> {
  return await withShops(
    [
      { name: "full", plugin: true },
      { name: "empty", plugin: true },
    ],
    (databases, shops) => compare(databases, shops, settings)
  )
}

type Size = (typeof sizes)[Settings["size"]]

async function compare(
  databases: Databases,
  shops: Pair,
  { size, seed }: Settings
): Promise<Report> {
  const { coupons, carts } = sizes[size]
  const chance = chanceOf(seed)
  const issued = await issuing(databases, shops, chance, sizes[size])
  const added = await adding(databases, shops, chance, sizes[size])
  return {
    name: "codes",
    size,
    seed,
    setting: { ...databases.setting, coupons, carts_per_block: carts },
    legs: [...issued.legs, ...added.legs],
    ratios: [...issued.ratios, ...added.ratios],
    checks: [...issued.checks, ...added.checks],
  }
}

type Part = Pick<Report, "legs" | "ratios" | "checks">

async function issuing(
  { monitor }: Databases,
  [full]: Pair,
  chance: Chance,
  { block, one_by_one, rounds }: Size
): Promise<Part> {
  const legs: readonly [ShopLeg, ShopLeg] = [
    {
      name: `plugin, ${block} at a time`,
      units: block,
      work: async () => await full.ask("issue", block),
    },
    {
      name: "createPromotionsWorkflow one by one",
      work: async () => await full.ask("issueOneByOne", one_by_one),
    },
  ]
  const turns = await takeTurns(monitor, legs, chance, rounds)
  const wanted = (rounds + 1) * (block + one_by_one)
  const { coupons } = await full.ask("count")
  const target = { at_least: 10 }
  return {
    legs: turnFigures(turns),
    ratios: [
      turnRatio("coupons a second", turns, legs, unitsPerSecond, target),
    ],
    checks: [
      {
        what: "every coupon is there, each with a code of its own",
        ok: coupons === wanted,
        found: `${coupons} of ${wanted}`,
      },
    ],
  }
}

async function adding(
  { monitor }: Databases,
  [full, empty]: Pair,
  chance: Chance,
  { coupons, carts, rounds }: Size
): Promise<Part> {
  const issued = (await full.ask("count")).coupons
  for (let left = coupons - issued; left > 0; left -= fill_size) {
    await full.ask("issue", Math.min(fill_size, left))
  }
  const present = (await full.ask("count")).coupons
  const none = (await empty.ask("count")).coupons
  const legs: readonly [ShopLeg, ShopLeg] = [
    {
      name: `${present} coupons present`,
      work: async () => await full.ask("addToCarts", carts),
    },
    { name: "none", work: async () => await empty.ask("addToCarts", carts) },
  ]
  const turns = await takeTurns(monitor, legs, chance, rounds)
  const target = { at_most: 1.1 }
  return {
    legs: turnFigures(turns),
    ratios: [
      turnRatio("adding to a cart, p50", turns, legs, percentile(50), target),
    ],
    checks: [
      {
        what: "one shop is full of coupons, the other has none",
        ok: present >= coupons && none === 0,
        found: `${present} and ${none}`,
      },
    ],
  }
}
