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

  async latestMoves(ladder_id: string, page: Page): Answer<"latestMoves"> {
    return await this.paged(
      [statements.latestMoves, statements.latestMovesCount],
      [ladder_id],
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

  async couponCounts(
    ladder_id: string,
    from: string,
    to: string
  ): Answer<"couponCounts"> {
    const zone = await this.zoneOf(ladder_id)
    const params = [ladder_id, from, to, zone]
    const [row = {}] = await this.database.query(
      statements.couponCounts,
      params
    )
    return {
      issued: whole(row, "issued"),
      redeemed: whole(row, "redeemed"),
      voided: whole(row, "voided"),
    }
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
