import type {
  EventTypes,
  Item,
  LadderDocument,
  PublishedVersion,
  Rules,
} from "../../../engine"
import { compileRules } from "../../../engine"
import { calendarOf } from "../calendar"
import { json, whole } from "../mapping"
import type { Sql } from "../sql/database"
import { loadVersions } from "../sql/record/load-history"

/** A ladder's rules with its publications, as items of every timeline. */
export interface Book {
  readonly rules: Rules
  readonly publications: readonly Item[]
  readonly documents: ReadonlyMap<number, LadderDocument>
}

/** Compiled rules by ladder and live version; immutable, so kept. */
export class RuleBook {
  private readonly books = new Map<string, Book>()

  constructor(private readonly types: EventTypes) {}

  async of(sql: Sql, ladder_id: string, version: number): Promise<Book> {
    const known = this.books.get(`${ladder_id}:${version}`)
    if (known) {
      return known
    }
    const rows = await sql.query(loadVersions, [ladder_id])
    const published = rows.map((row) => ({
      number: whole(row, "number"),
      document: json<LadderDocument>(row, "document"),
      at: whole(row, "at"),
    }))
    const book = this.compile(ladder_id, published)
    this.books.set(`${ladder_id}:${version}`, book)
    return book
  }

  private compile(
    ladder_id: string,
    published: readonly (PublishedVersion & { at: number })[]
  ): Book {
    const zone = published[published.length - 1]?.document.zone ?? "UTC"
    return {
      rules: compileRules(published, this.types, calendarOf(zone)),
      publications: published.map(({ number, at }) => ({
        kind: "publication",
        key: `publication:${ladder_id}:${String(number).padStart(6, "0")}`,
        at,
        version: number,
      })),
      documents: new Map(published.map((one) => [one.number, one.document])),
    }
  }
}
