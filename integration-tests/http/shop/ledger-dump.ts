import { queryShop } from "../../../src/shop/query-shop"
import type { Shop } from "./shop"

/** Tables that say when something ran, not what is so. */
const clocks = ["ladder_sweep", "ladder_heartbeat", "ladder_backfill"]

/**
 * A fingerprint of every table of the ladder: equal means that nothing at all
 * was written in between.
 */
export async function ledgerDump({
  container,
}: Shop): Promise<Record<string, string>> {
  const tables = await queryShop<{ name: string }>(
    container,
    `select table_name as name from information_schema.tables
     where table_schema = 'public' and table_name like 'ladder\\_%'
     order by 1`,
    []
  )
  const dump: Record<string, string> = {}
  for (const { name } of tables) {
    if (!clocks.includes(name)) {
      const rows = await queryShop<{ print: string }>(
        container,
        `select count(*) || ' ' || coalesce(md5(string_agg(
           t::text || t.xmin::text, '' order by t::text)), '') as print
         from ?? t`,
        [name]
      )
      dump[name] = rows[0]!.print
    }
  }
  return dump
}
