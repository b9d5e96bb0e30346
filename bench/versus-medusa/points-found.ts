import type { Pool } from "@medusajs/framework/pg"

/** What both sides wrote. */
export interface Found {
  readonly plugin_events: number
  readonly plugin_ledger: number
  readonly plugin_balances: number
  readonly medusa_events: number
  readonly medusa_points: number
}

export async function pointsFound(pool: Pool): Promise<Found> {
  const { rows } = await pool.query<Record<keyof Found, string>>(`
    select (select count(*) from ladder_event) as plugin_events,
      (select sum(status_points) from ladder_entry) as plugin_ledger,
      (select sum(status_points) from ladder_standing) as plugin_balances,
      (select count(*) from bench_points_event) as medusa_events,
      (select sum(points) from bench_points) as medusa_points`)
  const [row] = rows
  return {
    plugin_events: Number(row?.plugin_events),
    plugin_ledger: Number(row?.plugin_ledger),
    plugin_balances: Number(row?.plugin_balances),
    medusa_events: Number(row?.medusa_events),
    medusa_points: Number(row?.medusa_points),
  }
}
