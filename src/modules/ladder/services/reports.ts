import { iso, text, textOrNull, whole } from "../mapping"
import type { Reports } from "../contract"
import type { Database, Row } from "../sql/database"
import * as statements from "../sql/reports/ladder"
import type { Page, Paged } from "../types"

type Answer<K extends keyof Reports> = ReturnType<Reports[K]>

/** What screens show of a whole ladder. Only reads. */
export class LadderReports {
  constructor(private readonly database: Database) {}

  async membersByRung(ladder_id: string): Answer<"membersByRung"> {
    const rows = await this.database.query(statements.membersByRung, [
      ladder_id,
    ])
    return rows.map((row) => ({
      rung_id: textOrNull(row, "rung_id"),
      name: text(row, "name"),
      position: whole(row, "position"),
      members: whole(row, "members"),
    }))
  }

  async movesByDay(
    ladder_id: string,
    from: string,
    to: string
  ): Answer<"movesByDay"> {
    const zone = await this.zoneOf(ladder_id)
    const rows = await this.database.query(statements.movesByDay, [
      ladder_id,
      from,
      to,
      zone,
    ])
    return rows.map((row) => ({
      day: text(row, "day"),
      up: whole(row, "up"),
      down: whole(row, "down"),
    }))
  }

  async latestMoves(
    ladder_id: string,
    page: Page,
    period?: { readonly from: string; readonly to: string }
  ): Answer<"latestMoves"> {
    const zone = await this.zoneOf(ladder_id)
    return await this.paged(
      [statements.latestMoves, statements.latestMovesCount],
      [ladder_id, period?.from ?? null, period?.to ?? null, zone],
      page,
      (row) => ({
        member_id: text(row, "member_id"),
        customer_id: text(row, "customer_id"),
        at: iso(row, "at"),
        from: textOrNull(row, "from_id"),
        to: textOrNull(row, "to_id"),
        direction: row["direction"] === "up" ? "up" : "down",
        why: text(row, "why"),
      })
    )
  }

  async leaders(ladder_id: string, page: Page): Answer<"leaders"> {
    return await this.paged(
      [statements.leaders, statements.leadersCount],
      [ladder_id],
      page,
      (row) => ({
        member_id: text(row, "member_id"),
        customer_id: text(row, "customer_id"),
        rung: textOrNull(row, "rung_id"),
        status_points: whole(row, "status_points"),
      })
    )
  }

  /**
   * From today back: what a rung has now, less what came to it since a day, is
   * what it had then. The ground is left out: who registers comes to it, and
   * that is no move.
   */
  async rungHistory(
    ladder_id: string,
    from: string,
    to: string
  ): Answer<"rungHistory"> {
    const zone = await this.zoneOf(ladder_id)
    const [now, changes] = await Promise.all([
      this.membersByRung(ladder_id),
      this.database.query(statements.rungChanges, [ladder_id, from, zone]),
    ])
    const rungs = now.flatMap(({ rung_id, members }) =>
      rung_id === null ? [] : [{ rung_id, members }]
    )
    const byDay = new Map<string, Map<string, number>>()
    for (const row of changes) {
      const day = byDay.get(text(row, "day")) ?? new Map<string, number>()
      day.set(text(row, "rung_id"), whole(row, "change"))
      byDay.set(text(row, "day"), day)
    }
    return historyBack(rungs, byDay, from, to)
  }

  private async zoneOf(ladder_id: string): Promise<string> {
    const [row] = await this.database.query(statements.zoneOf, [ladder_id])
    return row ? text(row, "zone") : "UTC"
  }

  private async paged<T>(
    [rows_sql, count_sql]: [string, string],
    params: readonly unknown[],
    page: Page,
    map: (row: Row) => T
  ): Promise<Paged<T>> {
    const rows = await this.database.query(rows_sql, [
      ...params,
      page.limit,
      page.offset,
    ])
    const [total] = await this.database.query(count_sql, params)
    return { rows: rows.map(map), count: total ? whole(total, "count") : 0 }
  }
}

const day_ms = 86_400_000

type Counts = { rung_id: string; members: number }[]

/** Days from `from` to `to` with their counts, told from the counts of now. */
function historyBack(
  now: Counts,
  changes: ReadonlyMap<string, ReadonlyMap<string, number>>,
  from: string,
  to: string
): { day: string; members: Counts }[] {
  const latest = [...changes.keys(), to].sort().at(-1) ?? to
  const days: { day: string; members: Counts }[] = []
  let members = now
  for (let at = Date.parse(latest); at >= Date.parse(from); at -= day_ms) {
    const day = new Date(at).toISOString().slice(0, 10)
    if (day <= to) {
      days.push({ day, members })
    }
    const change = changes.get(day)
    members = members.map(({ rung_id, members }) => ({
      rung_id,
      members: members - (change?.get(rung_id) ?? 0),
    }))
  }
  return days.reverse()
}
