import { MedusaError } from "@medusajs/framework/utils"
import { explain } from "../../../engine"
import { isoOrNull, standingOf, text, textOrNull, whole } from "../mapping"
import {
  found_max,
  type MemberFilter,
  type MemberPage,
  type MemberRow,
  type Members,
} from "../member-contract"
import { wordsOf } from "../search-terms"
import type { Database, Row } from "../sql/database"
import * as statements from "../sql/reports/members"
import type { Book, RuleBook } from "./rule-book"

/** Who stands where, found and sorted. */
export class MemberList implements Members {
  constructor(
    private readonly database: Database,
    private readonly rules: RuleBook
  ) {}

  async list(
    filter: MemberFilter,
    page: { readonly after: string | null; readonly limit: number }
  ): Promise<MemberPage> {
    const rows = await this.rowsOf(filter, page)
    const [live] = await this.database.query(
      "select version from ladder where id = $1",
      [filter.ladder_id]
    )
    const book = await this.rules.of(
      this.database,
      filter.ladder_id,
      live ? whole(live, "version") : 0
    )
    const shown = rows.slice(0, page.limit)
    const last = shown.at(-1)
    return {
      rows: shown.map((row) => memberOf(row, book)),
      next: last && rows.length > page.limit ? cursorOf(last) : null,
      cut_short: await this.cutShort(filter.search, rows),
    }
  }

  async keepTerms(
    customers: Parameters<Members["keepTerms"]>[0]
  ): Promise<void> {
    const pairs = customers.flatMap(({ customer_id, terms }) =>
      [...new Set(terms)].map((term) => ({ customer_id, term }))
    )
    await this.database.query(statements.keepTerms, [
      customers.map(({ customer_id }) => customer_id),
      pairs.map(({ term }) => term),
      pairs.map(({ customer_id }) => customer_id),
    ])
  }

  private async rowsOf(
    { ladder_id, position, search, sort }: MemberFilter,
    { after, limit }: { after: string | null; limit: number }
  ): Promise<Row[]> {
    const [value, member_id] = after === null ? [null, null] : readCursor(after)
    const params = [ladder_id, position, value, member_id, limit + 1]
    if (search === null) {
      const sql = statements.onRung(sort, after === null)
      return await this.database.query(sql, params)
    }
    const bounds = boundsOf(search)
    return bounds === null
      ? []
      : await this.database.query(statements.found(sort), [
          ...params,
          ...bounds,
        ])
  }

  /** Rows bring the count along; where none are left, it is asked for. */
  private async cutShort(
    search: string | null,
    rows: readonly Row[]
  ): Promise<boolean> {
    const bounds = search === null ? null : boundsOf(search)
    if (bounds === null) {
      return false
    }
    const [row] =
      rows.length > 0
        ? rows
        : await this.database.query(statements.countFound, bounds)
    return row !== undefined && whole(row, "found") >= found_max
  }
}

/** The words of a search, the longest first, and where each one's terms end. */
function boundsOf(search: string): [string[], string[]] | null {
  const words = wordsOf(search).sort((a, b) => b.length - a.length)
  return words.length === 0
    ? null
    : [words, words.map((word) => word + last_character)]
}

/** Sorts after every other: what begins with a word lies before it. */
const last_character = "\u{10ffff}"

function memberOf(row: Row, book: Book): MemberRow {
  return {
    member_id: text(row, "member_id"),
    customer_id: text(row, "customer_id"),
    position: whole(row, "rung"),
    rung_id: textOrNull(row, "rung_id"),
    rung_since: isoOrNull(row, "rung_since"),
    last_event_at: isoOrNull(row, "last_at"),
    status_points: whole(row, "status_points"),
    spendable_points: whole(row, "spendable_points"),
    absent: row["absent"] === true,
    next: explain(book.rules, standingOf(row))?.next ?? null,
  }
}

/** Nobody's business what is in it: it is only handed back. */
function cursorOf(row: Row): string {
  const parts = [text(row, "sorted_by"), text(row, "member_id")]
  return Buffer.from(JSON.stringify(parts)).toString("base64url")
}

const value_pattern =
  /^(-?\d{1,18}|-infinity|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?[+-]\d\d(:\d\d)?)$/

function readCursor(after: string): [string, string] {
  const parts = parsed(Buffer.from(after, "base64url").toString("utf8"))
  if (Array.isArray(parts) && parts.length === 2) {
    const [value, member_id] = parts as [unknown, unknown]
    if (
      typeof value === "string" &&
      typeof member_id === "string" &&
      value_pattern.test(value)
    ) {
      return [value, member_id]
    }
  }
  throw new MedusaError(
    MedusaError.Types.INVALID_DATA,
    `after: is "${after.slice(0, 60)}"; the "next" of a page before is wanted`
  )
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}
