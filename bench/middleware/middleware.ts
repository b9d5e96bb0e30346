import type { Benchmark, Check, Report, Settings } from "../harness/benchmark"
import { chanceOf, type Chance } from "../harness/chance"
import { openDatabases, type Databases } from "../harness/open-databases"
import type { Timed } from "../shop/deeds"
import type { Asking } from "../shop/heard-deeds"
import { startShop, type RunningShop } from "../shop/start-shop"
import {
  cpuPerUnit,
  percentile,
  takeTurns,
  turnFigures,
  turnRatio,
  type ShopLeg,
  type Turns,
} from "../shop/turns"

const sizes = {
  small: { searches: 40, log_ins: 15, rounds: 7 },
  full: { searches: 200, log_ins: 60, rounds: 15 },
}

/** So many that nobody is heard as often as is counted of one. */
const shoppers = 100

/** Long enough that what is recorded behind an answer has ended. */
const pause_ms = 40

/** The routes whose answers are listened to: searching and logging in. */
export const middleware: Benchmark = {
  name: "middleware",
  about:
    "searching and logging in while the shop listens / while it does not: p95, CPU",
  run,
}

interface Shops {
  readonly plugin: RunningShop
  readonly bare: RunningShop
}

async function run(settings: Settings): Promise<Report> {
  const databases = await openDatabases()
  const shops: RunningShop[] = []
  const open = async (name: string, plugin: boolean): Promise<RunningShop> => {
    const shop = await startShop(await databases.create(name), plugin)
    shops.push(shop)
    await shop.ask("openListening", shoppers)
    return shop
  }
  try {
    const plugin = await open("plugin", true)
    const bare = await open("bare", false)
    return await compare(databases, { plugin, bare }, settings)
  } finally {
    shops.forEach((shop) => shop.stop())
    await databases.close()
  }
}

async function compare(
  databases: Databases,
  shops: Shops,
  { size, seed }: Settings
): Promise<Report> {
  const { searches, log_ins, rounds } = sizes[size]
  const answers = new Map<string, Set<string>>()
  const searching = (what: string, of: Asking) =>
    legsOf(what, shops, async (shop, leg) => {
      const { answers: told, ...timed } = await shop.ask("search", of)
      answers.set(leg, new Set([...(answers.get(leg) ?? []), ...told]))
      return timed
    })
  const groups = [
    searching("searching", { requests: searches, pause_ms }),
    legsOf("logging in", shops, (shop) =>
      shop.ask("logInAgain", { requests: log_ins, pause_ms })
    ),
    searching("searching without a pause", { requests: searches, pause_ms: 0 }),
  ]
  const measured = await measure(databases, groups, chanceOf(seed), rounds)
  return {
    name: "middleware",
    size,
    seed,
    setting: { ...databases.setting, searches, log_ins, shoppers, pause_ms },
    legs: measured.flatMap(({ turns }) => turnFigures(turns)),
    ratios: measured.flatMap(ratiosOf),
    checks: await checksOf(shops, answers),
  }
}

/** The shop that listens, the same one deaf, and one without the plugin. */
type Group = readonly [ShopLeg, ShopLeg, ShopLeg]

function legsOf(
  what: string,
  { plugin, bare }: Shops,
  work: (shop: RunningShop, leg: string) => Promise<Timed>
): Group {
  const leg = (name: string, shop: RunningShop, on: boolean): ShopLeg => ({
    name,
    prepare: () => shop.ask("listen", on),
    work: () => work(shop, name),
  })
  return [
    leg(`${what}, listened to`, plugin, true),
    leg(`${what}, not listened to`, plugin, false),
    leg(`${what}, no plugin`, bare, false),
  ]
}

interface Measured {
  readonly group: Group
  readonly turns: Turns
}

async function measure(
  { monitor }: Databases,
  groups: readonly Group[],
  chance: Chance,
  rounds: number
): Promise<Measured[]> {
  const measured: Measured[] = []
  for (const group of groups) {
    const turns = await takeTurns(monitor, group, chance, rounds)
    measured.push({ group, turns })
  }
  return measured
}

/** What is asked without a pause meets the recording of the request before. */
function ratiosOf({ group, turns }: Measured, n: number) {
  const [on, off, bare] = group
  const p95 = percentile(95)
  const target = n < 2 ? { at_most: 1.02 } : undefined
  return [
    turnRatio("p95", turns, [on, off], p95, target),
    turnRatio("p50", turns, [on, off], percentile(50)),
    turnRatio("p95", turns, [on, bare], p95),
    turnRatio("p50", turns, [on, bare], percentile(50)),
    turnRatio("CPU", turns, [on, off], cpuPerUnit),
  ]
}

async function checksOf(
  { plugin, bare }: Shops,
  answers: ReadonlyMap<string, ReadonlySet<string>>
): Promise<Check[]> {
  const { searches, log_ins, asked } = await plugin.ask("countHeard")
  const without = await bare.ask("countHeard")
  const told = [...answers.values()].map((set) => [...set].sort().join("; "))
  return [
    {
      what: "every search and log-in that was listened to is recorded, no other",
      ok: searches === asked.searches && log_ins === asked.log_ins,
      found: `${searches} of ${asked.searches} searches, ${log_ins} of ${asked.log_ins} log-ins`,
    },
    {
      what: "without the plugin none is",
      ok: without.searches === 0 && without.log_ins === 0,
      found: `${without.searches} and ${without.log_ins}`,
    },
    {
      what: "searches are answered the same in every leg",
      ok: told.length > 0 && new Set(told).size === 1,
      found: [...new Set(told)].join(" | "),
    },
  ]
}
