import { openDatabases, type Databases } from "../harness/open-databases"
import { startShop, type RunningShop } from "./start-shop"

/** The shops of a benchmark's two legs, each with a database of its own. */
export type Pair = readonly [RunningShop, RunningShop]

interface Plan {
  readonly name: string
  readonly plugin: boolean
}

/** Opens both shops, works with them, and stops them, whatever happens. */
export async function withShops<T>(
  plans: readonly [Plan, Plan],
  work: (databases: Databases, shops: Pair) => Promise<T>
): Promise<T> {
  const databases = await openDatabases()
  const shops: RunningShop[] = []
  const start = async ({ name, plugin }: Plan): Promise<RunningShop> => {
    const shop = await startShop(await databases.create(name), plugin)
    shops.push(shop)
    await shop.ask("open")
    return shop
  }
  try {
    const [one, other] = plans
    return await work(databases, [await start(one), await start(other)])
  } finally {
    shops.forEach((shop) => shop.stop())
    await databases.close()
  }
}
