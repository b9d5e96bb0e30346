import type { LadderModule } from "../../../src/modules/ladder/contract"
import { ladderOf as ladderIn } from "../../../src/modules/ladder/ladder-of"
import { queryShop } from "../../../src/shop/query-shop"
import { conversionTypes } from "../../../src/conversions"
import { isPurchase } from "../../../src/sources/orders/purchases"
import type { Shop } from "./shop"

/** An event on record: the end of its key, its type and its value. */
export type Line = readonly [name: string, type: string, value: number]

export const ladderOf = ({ container }: Shop): LadderModule =>
  ladderIn(container)

const purchases = conversionTypes
  .map(({ name }) => name)
  .filter((type) => isPurchase({ type }))

/**
 * What is on record of an order's worth, with the numbers of its transactions:
 * the purchase and its corrections, not what else became of it.
 */
export async function recordedOf(
  { container }: Shop,
  order_id: string
): Promise<Line[]> {
  const rows = await queryShop<{ key: string; type: string; value: string }>(
    container,
    `select key, type, value from ladder_event where key like ?
       and type = any(?)
     order by occurred_at, key collate "C"`,
    [`order:${order_id}:%`, purchases]
  )
  return numbered(
    rows.map(({ key, type, value }) => [key, type, Number(value)])
  )
}

/** How many of these events are on record. */
export async function countOnRecord(
  { container }: Shop,
  events: readonly { readonly key: string }[]
): Promise<number> {
  const [row] = await queryShop<{ count: string }>(
    container,
    "select count(*) from ladder_event where key = any(?)",
    [events.map(({ key }) => key)]
  )
  return Number(row?.count)
}

/** Transaction ids made numbers, in the order of the lines. */
export function numbered(lines: readonly Line[]): Line[] {
  const seen: string[] = []
  return lines.map(([key, type, value]) => {
    const name = key.split(":").slice(2).join(":")
    const id = /ordtrx_\w+/.exec(name)?.[0]
    if (id === undefined) {
      return [name, type, value]
    }
    if (!seen.includes(id)) {
      seen.push(id)
    }
    return [name.replace(id, String(seen.indexOf(id) + 1)), type, value]
  })
}

/**
 * Waits until what is asked for is there; the last answer when it never is. A
 * busy machine takes its time: patience costs nothing where all is well.
 */
export async function eventually<T>(
  ask: () => Promise<T>,
  good: (answer: T) => boolean,
  patience_ms = 30_000
): Promise<T> {
  const end = Date.now() + patience_ms
  for (;;) {
    const answer = await ask()
    if (good(answer) || Date.now() > end) {
      return answer
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
