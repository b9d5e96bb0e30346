import { explain } from "../../../engine"
import {
  iso,
  standingOf,
  text,
  textOrNull,
  whole,
  wholeOrNull,
} from "../mapping"
import type { Database, Row } from "../sql/database"
import * as statements from "../sql/reports/customer"
import type {
  CustomerStanding,
  EventOutcome,
  GrantState,
  Page,
  Paged,
  TimelineLine,
} from "../types"
import type { Book, RuleBook } from "./rule-book"

/** What screens show of one customer. Only reads. */
export class CustomerReports {
  constructor(
    private readonly database: Database,
    private readonly rules: RuleBook
  ) {}

  async standingsOf(customer_id: string): Promise<CustomerStanding[]> {
    const rows = await this.database.query(statements.standingsOf, [
      customer_id,
    ])
    return await Promise.all(
      rows.map(async (row) =>
        viewOf(
          row,
          await this.rules.of(
            this.database,
            text(row, "ladder_id"),
            whole(row, "live_version")
          )
        )
      )
    )
  }

  async outcomesOf(customer_id: string, key: string): Promise<EventOutcome[]> {
    const rows = await this.database.query(statements.outcomesOf, [
      customer_id,
      key,
    ])
    return await Promise.all(
      rows.map(async (row) =>
        outcomeOf(
          row,
          await this.rules.of(
            this.database,
            text(row, "ladder_id"),
            whole(row, "live_version")
          )
        )
      )
    )
  }

  /** The move that gave a grant, and the rung it was for. */
  async reachedFor(
    grant_id: string
  ): Promise<{ rung: string; at: string } | null> {
    const [row] = await this.database.query(statements.reachedFor, [grant_id])
    return row ? { rung: text(row, "rung"), at: iso(row, "at") } : null
  }

  async timelineOf(
    customer_id: string,
    ladder_id: string,
    page: Page
  ): Promise<Paged<TimelineLine>> {
    const params = [customer_id, ladder_id]
    const rows = await this.database.query(statements.timelineOf, [
      ...params,
      page.limit,
      page.offset,
    ])
    const [total] = await this.database.query(statements.timelineCount, params)
    return { rows: rows.map(lineOf), count: total ? whole(total, "count") : 0 }
  }
}

function viewOf(row: Row, book: Book): CustomerStanding {
  const standing = standingOf(row)
  const document = book.documents.get(whole(row, "live_version"))
  const rungs = (document?.rungs ?? []).map(({ id, name }, index) => ({
    id,
    name,
    position: index + 1,
  }))
  return {
    ladder: {
      id: text(row, "ladder_id"),
      handle: text(row, "handle"),
      name: text(row, "name"),
    },
    member_id: text(row, "member_id"),
    registered: standing.registered,
    rung: standing.rung,
    rung_id: standing.rung_id,
    rung_name: rungs[standing.rung - 1]?.name ?? null,
    rung_since: isoOf(standing.rung_since),
    status_points: standing.status,
    spendable_points: standing.spendable,
    grace_until: isoOf(standing.grace?.until ?? null),
    locked: standing.lock !== null,
    absent_by: standing.absent_by,
    sales_channels: document?.takes_part?.sales_channels ?? null,
    explanation: explain(book.rules, standing),
    rungs,
  }
}

function outcomeOf(row: Row, book: Book): EventOutcome {
  const standing = standingOf(row)
  const document = book.documents.get(whole(row, "live_version"))
  const status_points = whole(row, "status_points")
  const spendable_points = whole(row, "spendable_points")
  const type = text(row, "type")
  const paid = book.rules.types[type]?.undoes ?? type
  const pays = document?.earn.some((rule) => rule.type === paid) ?? false
  const none = status_points === 0 && spendable_points === 0
  const absent = standing.absent_by.length > 0
  return {
    ladder: {
      id: text(row, "ladder_id"),
      handle: text(row, "handle"),
      name: text(row, "name"),
    },
    status_points,
    spendable_points,
    rung_name: document?.rungs[standing.rung - 1]?.name ?? null,
    nothing: none ? whyNothing(absent, pays) : null,
  }
}

function whyNothing(absent: boolean, pays: boolean): EventOutcome["nothing"] {
  if (absent) {
    return "absent"
  }
  return pays ? "not_met" : "no_rule"
}

const isoOf = (at: number | null): string | null =>
  at === null ? null : new Date(at).toISOString()

function lineOf(row: Row): TimelineLine {
  const optional = {
    type: textOrNull(row, "type"),
    value: wholeOrNull(row, "value"),
    currency: textOrNull(row, "currency"),
    status_points: wholeOrNull(row, "status_points"),
    spendable_points: wholeOrNull(row, "spendable_points"),
    state: textOrNull(row, "state") as GrantState | null,
    reason: textOrNull(row, "reason"),
    reverses: textOrNull(row, "reverses"),
    note: textOrNull(row, "note"),
    recorded_by: textOrNull(row, "recorded_by"),
  }
  const kind = text(row, "kind") as TimelineLine["kind"]
  return {
    at: iso(row, "at"),
    kind,
    key: text(row, "key"),
    title: text(row, "title"),
    ...present(optional),
    ...(kind === "transition" && {
      from: textOrNull(row, "from_id"),
      to: textOrNull(row, "to_id"),
    }),
    ...(text(row, "title") === "lock" && { to: textOrNull(row, "to_id") }),
  }
}

type Present<T> = { [K in keyof T]?: NonNullable<T[K]> }

/** Without the columns that are null. */
function present<T extends object>(columns: T): Present<T> {
  return Object.fromEntries(
    Object.entries(columns).filter(([, value]) => value !== null)
  ) as Present<T>
}
