import type { Pool } from "@medusajs/framework/pg"
import type { Services } from "../../src/modules/ladder/services"
import type { Check } from "./benchmark"

/** Sums over the tables that both legs of a pair write. */
export interface Written {
  readonly events: number
  readonly points: number
  readonly balances: number
  readonly spend_by_day: number
}

export async function written(pool: Pool): Promise<Written> {
  const { rows } = await pool.query<Record<keyof Written, string>>(`
    select (select count(*) from ladder_event) as events,
      (select coalesce(sum(status_points), 0) from ladder_entry) as points,
      (select coalesce(sum(status_points), 0) from ladder_standing) as balances,
      (select coalesce(sum(amount), 0) from ladder_tally) as spend_by_day`)
  const [row] = rows
  return {
    events: Number(row?.events),
    points: Number(row?.points),
    balances: Number(row?.balances),
    spend_by_day: Number(row?.spend_by_day),
  }
}

/** Throws unless exactly what was made is on record: then the leg is void. */
export async function mustHold(
  pool: Pool,
  leg: string,
  made: { orders: number; points: number }
): Promise<void> {
  const found = await written(pool)
  if (
    found.events !== made.orders ||
    found.points !== made.points ||
    found.balances !== made.points
  ) {
    throw new Error(
      `${leg} is void: it was given ${made.orders} orders worth ${made.points} points, but wrote ${JSON.stringify(found)}`
    )
  }
}

export async function exactCheck(
  pool: Pool,
  leg: string,
  made: { orders: number; points: number }
): Promise<Check> {
  const found = await written(pool)
  return {
    what: `${leg}: events, and points in ledger = in balances = given`,
    ok:
      found.events === made.orders &&
      found.points === made.points &&
      found.balances === made.points,
    found: `${found.events} events, ${found.points} = ${found.balances} = ${made.points} points`,
  }
}

/** Everything computed anew from the events must agree, rung by rung. */
export async function verifyCheck(
  services: Services,
  ladder_id: string
): Promise<Check> {
  const drift = await services.verify()
  const rungs = await services.reports.membersByRung(ladder_id)
  return {
    what: "every member replayed: points, entries, moves, tallies, rungs agree",
    ok: drift.length === 0,
    found: `${drift.length} differences; members by rung ${rungs.map((rung) => rung.members).join(", ")}`,
  }
}
