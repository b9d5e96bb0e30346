import type { MedusaContainer } from "@medusajs/framework/types"
import { ladderOf } from "../modules/ladder/ladder-of"
import { queryShop } from "../shop/query-shop"
import { hintIds } from "./hint-ids"
import { installed } from "./other-plugins"
import { productAttributes, readProductFacts } from "./product-facts"
import type { ProductFacts } from "./product-facts"
import { nextOpen, recordedRounds } from "./recorded-rounds"
import { roundsOf } from "./rounds"
import type { Presence } from "./rounds"
import { idsBy, scanIds } from "./scan-ids"
import type { Hint, Period, Source } from "./source"
import { wishlistPlugins } from "./wishlists/index"

const name = "wishlists"
const prefix = "wishlist:"

/**
 * A customer changed a list of theirs, in the shop's own routes. Of a deleted line
 * the plugins tell the id alone, of which nothing is left to read.
 */
export const touched = "ladder.wishlist_touched"

/** More events than one customer's wishes have. */
const events_max = 10_000

/** A customer's wish for a product, whatever lists it is on. */
interface Wish {
  readonly customer_id: string
  readonly product_id: string
}

/** What the lists say of a wish that is on some. */
interface WishFacts extends Wish {
  /** Of the oldest line, in milliseconds. */
  readonly at: number
  readonly variant_ids: readonly string[]
}

/** No id has a space: an id here is `<customer> <product>`. */
const idOf = (wish: Wish) => `${wish.customer_id} ${wish.product_id}`
const keyOf = (id: string) => prefix + id.replace(" ", ":")

/**
 * What customers put on wish lists of other plugins: each product once, however
 * many lists it is on and however often it comes.
 */
export const wishlists: Source = {
  name,
  keys: [prefix],
  hints: [touched, ...wishlistPlugins.flatMap(({ hints }) => hints)],
  idsOf: findWishes,
  read: readWishes,
  scan: scanWishes,
  vanished: { find: findVanished, read: readWishes },
  present: async (container) =>
    (await installed(container, wishlistPlugins)).length > 0,
  oldest: async (container) => {
    const [plugin] = await installed(container, wishlistPlugins)
    if (!plugin) {
      return null
    }
    const sql = `select min(at) as at from (${plugin.lines}) l`
    const rows = await queryShop<{ at: Date | null }>(container, sql, [])
    return rows[0]?.at ?? null
  },
}

/** The wishes that hints speak of, by the id of a line, a list or a customer. */
async function findWishes(
  container: MedusaContainer,
  hints: readonly Hint[]
): Promise<string[]> {
  const ids = new Set<string>()
  for (const plugin of await installed(container, wishlistPlugins)) {
    const heard = hintIds(
      hints.filter((hint) => plugin.hints.includes(hint.name)),
      ["id"]
    )
    const statement = {
      name: `ladder-wishes-heard-${plugin.name}`,
      text: `
select customer_id, product_id from (${plugin.lines}) l where id = any(?)
union
select customer_id, product_id from (${plugin.lines}) l where list_id = any(?)`,
    }
    const rows = await queryShop<Wish>(container, statement, [heard, heard])
    rows.forEach((wish) => ids.add(idOf(wish)))
  }
  const customers = hintIds(
    hints.filter((hint) => hint.name === touched),
    ["customer_id"]
  )
  const recorded = await ladderOf(container).sweeping.recordedBetween(
    name,
    customers.map((id) => ({
      after: `${prefix}${id}:`,
      before: `${prefix}${id};`,
    })),
    events_max
  )
  recorded.flatMap(wishOf).forEach((id) => ids.add(id))
  return [...ids]
}

async function readWishes(
  container: MedusaContainer,
  ids: readonly string[]
): ReturnType<Source["read"]> {
  const facts = await readFacts(container, ids)
  if (facts === null) {
    return []
  }
  const products = await readProductFacts(
    container,
    [...facts.values()].map(({ product_id }) => product_id)
  )
  const recorded = await recordedRounds(container, name, ids.map(keyOf))
  const now = await ladderOf(container).sweeping.now()
  return ids.flatMap((id) => {
    const presence = presenceOf(id, facts.get(id), products)
    return roundsOf(presence, recorded.get(presence.key) ?? [], now)
  })
}

/** What the lists say of wishes, by id; null when no plugin has any lists. */
async function readFacts(
  container: MedusaContainer,
  ids: readonly string[]
): Promise<ReadonlyMap<string, WishFacts> | null> {
  const plugins = await installed(container, wishlistPlugins)
  const pairs = ids.map((id) => id.split(" "))
  const bindings = [pairs.map(([one]) => one), pairs.map(([, two]) => two)]
  const facts = new Map<string, WishFacts>()
  for (const plugin of plugins) {
    const statement = {
      name: `ladder-wishes-${plugin.name}`,
      text: `
select l.customer_id, l.product_id,
  floor(extract(epoch from min(l.at)) * 1000)::float8 as at,
  array_agg(distinct l.variant_id) as variant_ids
from unnest(?::text[], ?::text[]) as t(customer_id, product_id)
join (${plugin.lines}) l
  on l.customer_id = t.customer_id and l.product_id = t.product_id
group by 1, 2`,
    }
    const rows = await queryShop<WishFacts>(container, statement, bindings)
    rows.forEach((row) => facts.set(idOf(row), row))
  }
  return plugins.length > 0 ? facts : null
}

function presenceOf(
  id: string,
  facts: WishFacts | undefined,
  products: ReadonlyMap<string, ProductFacts>
): Presence {
  const things = facts?.variant_ids.map((variant_id) => ({
    product_id: facts.product_id,
    variant_id,
  }))
  return {
    key: keyOf(id),
    type: "wishlist.item_added",
    undo: "wishlist.item_removed",
    there: facts
      ? {
          customer: facts.customer_id,
          at: facts.at,
          attributes: productAttributes(things ?? [], products),
        }
      : null,
    // No row tells when a line was deleted.
    gone_at: null,
  }
}

async function* scanWishes(
  container: MedusaContainer,
  { since, until }: Period,
  page_size: number
): AsyncIterable<string[]> {
  for (const plugin of await installed(container, wishlistPlugins)) {
    const sql = `
      select id from (
        select distinct customer_id || ' ' || product_id as id
        from (${plugin.lines}) l
        where (at >= ? and at < ?) or (changed_at >= ? and changed_at < ?)
      ) w
      where id > ? collate "C" order by id collate "C" limit ?`
    const bindings = [since, until, since, until]
    yield* scanIds(page_size, idsBy(container, sql, bindings))
  }
}

/** Wishes on record that are on none of the customer's lists any more. */
async function findVanished(container: MedusaContainer): Promise<string[]> {
  const open = await nextOpen(container, name, prefix)
  const ids = [...new Set(open.flatMap(wishOf))]
  const facts = await readFacts(container, ids)
  return ids.filter((id) => !facts?.has(id))
}

/** The wish an event on record is of. */
function wishOf({ key, customer }: { key: string; customer: string }) {
  const beginning = `${prefix}${customer}:`
  const product_id = key.slice(beginning.length).replace(/:\d+(:undone)?$/, "")
  return key.startsWith(beginning)
    ? [idOf({ customer_id: customer, product_id })]
    : []
}
