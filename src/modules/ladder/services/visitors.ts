import type { Attributes } from "../../../engine"
import { json, text, textOrNull, whole } from "../mapping"
import * as statements from "../sql/visitors"
import type { Database, Row, Sql } from "../sql/database"
import type {
  JoinedVisitor,
  KeptEvent,
  SentAnswer,
  SentEvent,
  Visitors,
} from "../storefront-contract"

export interface VisitorBounds {
  /** Days after which a visitor is forgotten. */
  readonly days: number
  /** Events kept of one. */
  readonly events: number
}

/** As many are forgotten by one statement. */
const forgotten_max = 10_000

/**
 * Visitors and what they did. Whoever changes something of a visitor holds its
 * row's lock: what is kept comes before it is joined, or not at all.
 */
export class VisitorBook implements Visitors {
  constructor(
    private readonly database: Database,
    private readonly bounds: VisitorBounds
  ) {}

  async open(visitor_id: string): Promise<Date> {
    const [row] = await this.database.query(statements.openVisitor, [
      visitor_id,
      this.bounds.days,
    ])
    return row?.["expires_at"] as Date
  }

  async stateOf(visitor_id: string): Promise<"open" | "joined" | "unknown"> {
    const [row] = await this.database.query(statements.visitor, [visitor_id])
    if (!row) {
      return "unknown"
    }
    return textOrNull(row, "customer_id") === null ? "open" : "joined"
  }

  async keep(
    visitor_id: string,
    events: readonly SentEvent[],
    now: number
  ): Promise<SentAnswer[] | null> {
    return await this.database.transaction(async (sql) => {
      const [row] = await sql.query(statements.lockVisitor, [visitor_id])
      if (!row || textOrNull(row, "customer_id") !== null) {
        return null
      }
      const room = this.bounds.events - whole(row, "events")
      const known = await keptUnder(sql, visitor_id, events)
      const fresh: KeptEvent[] = []
      const answers = events.map((event): SentAnswer => {
        const { key } = event
        const before = known.get(key)
        if (before) {
          const answer = saysTheSame(event, before) ? "duplicate" : "conflict"
          return { key, answer }
        }
        if (fresh.length >= room) {
          return { key, answer: "refused", reason: this.tooMany() }
        }
        const dated = { ...event, at: event.at ?? now }
        known.set(key, dated)
        fresh.push(dated)
        return { key, answer: "recorded" }
      })
      await insertKept(sql, visitor_id, fresh)
      return answers
    })
  }

  private tooMany(): string {
    return `more than ${this.bounds.events} events are not kept of a visitor; log in to have more counted`
  }

  async join(
    visitor_id: string,
    customer_id: string
  ): Promise<"joined" | "taken" | "unknown"> {
    const [row] = await this.database.query(statements.joinVisitor, [
      visitor_id,
      customer_id,
    ])
    if (row) {
      return "joined"
    }
    const state = await this.stateOf(visitor_id)
    return state === "unknown" ? "unknown" : "taken"
  }

  async kept(visitor_id: string): Promise<KeptEvent[]> {
    const rows = await this.database.query(statements.keptEvents, [visitor_id])
    return rows.map(keptOf)
  }

  async carried(visitor_id: string): Promise<void> {
    await this.database.query(statements.letGo, [visitor_id])
  }

  async leftToCarry(limit: number): Promise<JoinedVisitor[]> {
    const rows = await this.database.query(statements.leftToCarry, [limit])
    return rows.map((row) => ({
      visitor_id: text(row, "id"),
      customer_id: text(row, "customer_id"),
    }))
  }

  async forget(): Promise<void> {
    await this.database.query(statements.forgetVisitors, [forgotten_max])
  }
}

/** What is kept already under the keys of these. */
async function keptUnder(
  sql: Sql,
  visitor_id: string,
  events: readonly SentEvent[]
): Promise<Map<string, KeptEvent>> {
  const rows = await sql.query(statements.keptUnder, [
    visitor_id,
    events.map(({ key }) => key),
  ])
  return new Map(rows.map((row) => [text(row, "key"), keptOf(row)]))
}

async function insertKept(
  sql: Sql,
  visitor_id: string,
  fresh: readonly KeptEvent[]
): Promise<void> {
  if (fresh.length > 0) {
    await sql.query(statements.insertKept, [
      visitor_id,
      fresh.map(({ key }) => key),
      fresh.map(({ type }) => type),
      fresh.map(({ at }) => at),
      fresh.map(({ undoes }) => undoes ?? null),
      fresh.map(({ attributes }) => JSON.stringify(attributes)),
    ])
  }
}

/** Sent again without a moment, it is the one that came in then. */
const saysTheSame = (event: SentEvent, before: KeptEvent): boolean =>
  event.type === before.type &&
  event.undoes === before.undoes &&
  (event.at === undefined || event.at === before.at)

function keptOf(row: Row): KeptEvent {
  const undoes = textOrNull(row, "undoes")
  return {
    key: text(row, "key"),
    type: text(row, "type"),
    at: whole(row, "at"),
    ...(undoes !== null && { undoes }),
    attributes: json<Attributes>(row, "attributes"),
  }
}
