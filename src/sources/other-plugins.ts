import type { MedusaContainer } from "@medusajs/framework/types"
import { queryShop, type ShopStatement } from "../shop/query-shop"

/** A plugin by somebody else, as far as its tables must be told from others. */
export interface OtherPlugin {
  /** Key of its module in the shop's container. */
  readonly module: string
  readonly table: string
  /** Columns read of that table: a merchant's own module may have its name. */
  readonly columns: readonly string[]
}

const columnsOf: ShopStatement = {
  name: "ladder-columns-of",
  text: `
select attname as name from pg_attribute
where attrelid = to_regclass(?) and attnum > 0 and not attisdropped`,
}

/** Modules whose tables were found to be the ones that are read. */
const found = new WeakSet<object>()

/**
 * Those of the plugins that are in the shop now, with their tables. Of one that
 * is not, or was taken out, nothing is read and nothing ends.
 */
export async function installed<P extends OtherPlugin>(
  container: MedusaContainer,
  plugins: readonly P[]
): Promise<P[]> {
  const there: P[] = []
  for (const plugin of plugins) {
    const module = container.resolve<object | undefined>(plugin.module, {
      allowUnregistered: true,
    })
    if (module && (found.has(module) || (await hasTable(container, plugin)))) {
      found.add(module)
      there.push(plugin)
    }
  }
  return there
}

async function hasTable(
  container: MedusaContainer,
  { table, columns }: OtherPlugin
): Promise<boolean> {
  const rows = await queryShop<{ name: string }>(container, columnsOf, [
    `"${table}"`,
  ])
  const names = new Set(rows.map(({ name }) => name))
  return columns.every((column) => names.has(column))
}
