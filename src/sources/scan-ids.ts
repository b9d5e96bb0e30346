import type { MedusaContainer } from "@medusajs/framework/types"
import { queryShop } from "../shop/query-shop"
import { pagesOf } from "./pages-of"

/** Found by one statement; pages are cut from it. */
const chunk_size = 10_000

/**
 * The ids that come next after one, in an order that stays as it is while they
 * are gone through; at most so many.
 */
export type FindNext = (
  after: string,
  limit: number
) => Promise<readonly string[]>

/**
 * Pages of all that is found, a chunk after the other: what comes or goes
 * meanwhile moves none of the others past anybody's eyes.
 */
export async function* scanIds(
  page_size: number,
  findNext: FindNext,
  limit = chunk_size
): AsyncIterable<string[]> {
  for (let last = ""; ;) {
    const ids = await findNext(last, limit)
    yield* pagesOf(ids, page_size)
    last = ids.at(-1) ?? ""
    if (ids.length < limit) {
      return
    }
  }
}

/**
 * Finds by a statement on the shop's tables, whose last two parameters are the id
 * to go on after and the limit. Where it orders by a primary key it should do so
 * in the key's own collation, for that alone has the index.
 */
export const idsBy =
  (
    container: MedusaContainer,
    sql: string,
    bindings: readonly unknown[]
  ): FindNext =>
  async (after, limit) => {
    const rows = await queryShop<{ id: string }>(container, sql, [
      ...bindings,
      after,
      limit,
    ])
    return rows.map(({ id }) => id)
  }
