import type { MedusaContainer } from "@medusajs/framework/types"
import { ladderOf } from "../modules/ladder/ladder-of"
import { queryShop } from "../shop/query-shop"
import { hintIds } from "./hint-ids"
import { installed } from "./other-plugins"
import { productAttributes, readProductFacts } from "./product-facts"
import type { ProductFacts } from "./product-facts"
import { nextOpen, recordedRounds } from "./recorded-rounds"
import { reviewPlugins } from "./reviews/index"
import type { ReviewFacts, ReviewPlugin } from "./reviews/review-plugin"
import { roundsOf } from "./rounds"
import type { Presence } from "./rounds"
import { idsBy, scanIds } from "./scan-ids"
import type { Period, Source } from "./source"

const name = "reviews"
const prefix = "review:"

/** An id here is `<plugin>:<review>`. */
const idOf = (plugin: ReviewPlugin, review: string) =>
  `${plugin.name}:${review}`

/**
 * Reviews of other plugins, once approved and as long as they are. Dated by the
 * day they were written: of the approval no row keeps the date.
 */
export const reviews: Source = {
  name,
  keys: [prefix],
  hints: reviewPlugins.flatMap(({ hints }) => hints),
  idsOf: async (_container, hints) =>
    reviewPlugins.flatMap((plugin) =>
      hintIds(
        hints.filter((hint) => plugin.hints.includes(hint.name)),
        ["id"]
      ).map((id) => idOf(plugin, id))
    ),
  read: readReviews,
  scan: scanReviews,
  vanished: { find: findVanished, read: readReviews },
  present: async (container) =>
    (await installed(container, reviewPlugins)).length > 0,
  oldest: async (container) => {
    const dates: number[] = []
    for (const plugin of await installed(container, reviewPlugins)) {
      const sql = `select min(at) as at from (${plugin.facts}) r`
      const rows = await queryShop<{ at: Date | null }>(container, sql, [])
      dates.push(...rows.flatMap(({ at }) => at?.getTime() ?? []))
    }
    return dates.length > 0 ? new Date(Math.min(...dates)) : null
  },
}

async function readReviews(
  container: MedusaContainer,
  ids: readonly string[]
): ReturnType<Source["read"]> {
  const plugins = await installed(container, reviewPlugins)
  const asked = ids.filter((id) => plugins.some((plugin) => isOf(plugin, id)))
  if (asked.length === 0) {
    return []
  }
  const facts = await readFacts(container, plugins, asked)
  const products = await readProductFacts(
    container,
    [...facts.values()].flatMap(({ product_id }) => product_id ?? [])
  )
  const keys = asked.map((id) => `${prefix}${id}`)
  const recorded = await recordedRounds(container, name, keys)
  const now = await ladderOf(container).sweeping.now()
  return asked.flatMap((id) => {
    const presence = presenceOf(id, facts.get(id), products)
    return roundsOf(presence, recorded.get(presence.key) ?? [], now)
  })
}

const isOf = (plugin: ReviewPlugin, id: string) =>
  id.startsWith(idOf(plugin, ""))

/** What is known of the reviews, by their ids here; no entry for one that is gone. */
async function readFacts(
  container: MedusaContainer,
  plugins: readonly ReviewPlugin[],
  ids: readonly string[]
): Promise<ReadonlyMap<string, ReviewFacts>> {
  const facts = new Map<string, ReviewFacts>()
  for (const plugin of plugins) {
    const theirs = ids
      .filter((id) => isOf(plugin, id))
      .map((id) => id.slice(plugin.name.length + 1))
    const statement = {
      name: `ladder-reviews-${plugin.name}`,
      text: `
select id, customer_id, product_id, rating, length, photo, verified, counts,
  floor(extract(epoch from at) * 1000)::float8 as at,
  floor(extract(epoch from changed_at) * 1000)::float8 as changed_at
from (${plugin.facts}) r where id = any(?)`,
    }
    const rows = await queryShop<ReviewFacts>(container, statement, [theirs])
    rows.forEach((row) => facts.set(idOf(plugin, row.id), row))
  }
  return facts
}

function presenceOf(
  id: string,
  facts: ReviewFacts | undefined,
  products: ReadonlyMap<string, ProductFacts>
): Presence {
  return {
    key: `${prefix}${id}`,
    type: "review.posted",
    undo: "review.removed",
    there: facts?.counts
      ? {
          customer: facts.customer_id,
          at: facts.at,
          attributes: {
            ...productAttributes(
              [{ product_id: facts.product_id, variant_id: null }],
              products
            ),
            rating: facts.rating,
            length: facts.length,
            photo: facts.photo,
            verified: facts.verified,
          },
        }
      : null,
    gone_at: facts && !facts.counts ? facts.changed_at : null,
  }
}

async function* scanReviews(
  container: MedusaContainer,
  { since, until }: Period,
  page_size: number
): AsyncIterable<string[]> {
  for (const plugin of await installed(container, reviewPlugins)) {
    const sql = `
      select id from (${plugin.facts}) r
      where ((at >= ? and at < ?) or (changed_at >= ? and changed_at < ?))
        and id > ?
      order by id limit ?`
    const bindings = [since, until, since, until]
    const pages = scanIds(page_size, idsBy(container, sql, bindings))
    for await (const ids of pages) {
      yield ids.map((id) => idOf(plugin, id))
    }
  }
}

/** Reviews on record that the shop has no more, or not approved. */
async function findVanished(container: MedusaContainer): Promise<string[]> {
  const plugins = await installed(container, reviewPlugins)
  const open = await nextOpen(container, name, prefix)
  const ids = [
    ...new Set(
      open.map(({ key }) => key.slice(prefix.length).replace(/:\d+$/, ""))
    ),
  ].filter((id) => plugins.some((plugin) => isOf(plugin, id)))
  const facts = await readFacts(container, plugins, ids)
  return ids.filter((id) => !facts.get(id)?.counts)
}
