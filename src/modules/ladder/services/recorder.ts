import type { ConversionEvent, EventTypes, Item } from "../../../engine"
import { compareBytes } from "../../../engine"
import { itemOf, json, text } from "../mapping"
import type { Database, Row, Sql } from "../sql/database"
import {
  awaitedCustomers,
  closedCustomers,
  futureMinutesMax,
  insertEvents,
  ownersOf,
  publicationLock,
  storedHashes,
} from "../sql/record/insert-events"
import { lockMembers, lockStandings } from "../sql/record/lock-standings"
import type { RecordAnswer } from "../types"
import { foldMembers, workOf } from "./fold-members"
import { parkEvents } from "./parking"
import { RuleBook } from "./rule-book"
import { contentHash } from "./tokens"
import { writeFolded } from "./write-folded"

export interface RecorderOptions {
  readonly coupon_prefix: string
}

/** New events by customer, as items; made once a batch. */
type ItemsByCustomer = ReadonlyMap<string, readonly Item[]>

/**
 * The one door. A batch is one transaction: events, entries, tallies,
 * standings, moves and grants are there together or not at all. Locks are
 * taken in one order everywhere: publication lock (shared), event keys,
 * members, standings; each sorted bytewise.
 */
export class Recorder {
  readonly rules: RuleBook

  constructor(
    private readonly database: Database,
    types: EventTypes,
    private readonly options: RecorderOptions
  ) {
    this.rules = new RuleBook(types)
  }

  /** Records a batch; answers in its order. Equal repeats change nothing. */
  async record(
    batch: readonly ConversionEvent[],
    source: string
  ): Promise<RecordAnswer[]> {
    const events = distinct(batch)
    const { answers, inert } = await this.database.transaction(async (sql) => {
      const added = await insert(sql, events, source)
      const rest = events.filter(({ key }) => !added.has(key))
      const known = await explainRest(sql, rest, source)
      const fresh = events.filter(({ key }) => added.has(key))
      const waiting = await this.fold(sql, fresh)
      return { answers: known, inert: waiting }
    })
    if (inert.length > 0) {
      await this.meetOriginals(inert)
    }
    return answerAll(batch, answers)
  }

  /** Folds new events; gives the reversals whose original is not here. */
  private async fold(
    sql: Sql,
    fresh: readonly ConversionEvent[]
  ): Promise<string[]> {
    if (fresh.length === 0) {
      return []
    }
    const { items, inert } = await itemsByCustomer(sql, fresh)
    const rows = await lockAll(sql, [...items.keys()], fresh)
    if (rows[0]?.["awaited"] === true) {
      await markAwaited(sql, fresh, rows)
    }
    const itemsOf = (row: Row): Item[] =>
      json<string[]>(row, "customers").flatMap((id) => items.get(id) ?? [])
    const work = await workOf(sql, this.rules, rows, itemsOf)
    const folded = await foldMembers(sql, work)
    await writeFolded(sql, folded, this.options.coupon_prefix)
    return inert
  }

  /**
   * A reversal and its original recorded at the same moment by two processes
   * do not see each other. Once the reversal is committed, wait for every
   * record under way, then look again: one of the two always finds the other.
   */
  private async meetOriginals(inert: readonly string[]): Promise<void> {
    await this.database.transaction(async (sql) => {
      await sql.query("select pg_advisory_xact_lock($1)", [publicationLock])
      const owners = await sql.query(ownersOf, [inert])
      const customers = owners.map((row) => text(row, "customer_id"))
      if (customers.length > 0) {
        const rows = await lockAll(sql, customers, [])
        await this.replayRows(sql, rows)
      }
    })
  }

  /** Folds these members anew, or lets time act on them up to `until`. */
  async refold(
    sql: Sql,
    members: readonly { ladder_id: string; member_id: string }[],
    until?: number
  ): Promise<void> {
    const rows = await sql.query(lockMembers, [
      members.map((one) => one.ladder_id),
      members.map((one) => one.member_id),
    ])
    if (until === undefined) {
      await this.replayRows(sql, rows)
      return
    }
    const work = await workOf(sql, this.rules, rows, () => [], until)
    await writeFolded(
      sql,
      await foldMembers(sql, work),
      this.options.coupon_prefix
    )
  }

  private async replayRows(sql: Sql, rows: readonly Row[]): Promise<void> {
    const behind = rows.map((row) => ({ ...row, fresh: false, behind: true }))
    const work = await workOf(sql, this.rules, behind, () => [])
    await writeFolded(
      sql,
      await foldMembers(sql, work),
      this.options.coupon_prefix
    )
  }
}

/** First of each key, in bytewise order of the keys. */
function distinct(batch: readonly ConversionEvent[]): ConversionEvent[] {
  const byKey = new Map<string, ConversionEvent>()
  for (const event of batch) {
    if (!byKey.has(event.key)) {
      byKey.set(event.key, event)
    }
  }
  return [...byKey.values()].sort((a, b) => compareBytes(a.key, b.key))
}

async function insert(
  sql: Sql,
  events: readonly ConversionEvent[],
  source: string
): Promise<Set<string>> {
  const rows = await sql.query(insertEvents, [
    events.map((event) => event.key),
    events.map((event) => event.type),
    events.map((event) => event.customer),
    events.map((event) => event.at),
    events.map((event) => event.value ?? null),
    events.map((event) => event.currency ?? null),
    events.map((event) => event.reverses ?? null),
    events.map((event) => JSON.stringify(event.attributes)),
    events.map(contentHash),
    source,
  ])
  return new Set(rows.map((row) => text(row, "key")))
}

/** Why the rest was not inserted: there already, closed, or in the future. */
async function explainRest(
  sql: Sql,
  rest: readonly ConversionEvent[],
  source: string
): Promise<Map<string, RecordAnswer>> {
  const answers = new Map<string, RecordAnswer>()
  if (rest.length === 0) {
    return answers
  }
  const stored = await sql.query(storedHashes, [rest.map(({ key }) => key)])
  const hashes = new Map(stored.map((row) => [row["key"], row["hash"]]))
  const left = rest.filter((event) => {
    const { key } = event
    const hash = hashes.get(key)
    const same = hash === contentHash(event)
    answers.set(key, { key, answer: same ? "duplicate" : "conflict" })
    return hash === undefined
  })
  if (left.length > 0) {
    await explainLeft(sql, left, source, answers)
  }
  return answers
}

async function explainLeft(
  sql: Sql,
  left: readonly ConversionEvent[],
  source: string,
  answers: Map<string, RecordAnswer>
): Promise<void> {
  const rows = await sql.query(closedCustomers, [
    left.map(({ customer }) => customer),
  ])
  const closed = new Set(rows.map((row) => text(row, "customer_id")))
  const reason = "customer_deleted"
  const parked = left.filter(({ customer }) => closed.has(customer))
  await parkEvents(
    sql,
    parked.map((event) => ({ event, reason })),
    source
  )
  for (const { key, customer } of left) {
    answers.set(
      key,
      closed.has(customer)
        ? { key, answer: "parked", reason }
        : {
            key,
            answer: "refused",
            reason: `lies more than ${futureMinutesMax} minutes in the future`,
          }
    )
  }
}

/** Groups new events by whose they are; a reversal is its original's owner's. */
async function itemsByCustomer(
  sql: Sql,
  fresh: readonly ConversionEvent[]
): Promise<{ items: ItemsByCustomer; inert: string[] }> {
  const items = new Map<string, Item[]>()
  const inert: string[] = []
  const named = fresh.flatMap(({ reverses }) => reverses ?? [])
  const rows = named.length === 0 ? [] : await sql.query(ownersOf, [named])
  const owners = new Map(
    rows.map((row) => [text(row, "key"), text(row, "customer_id")])
  )
  for (const event of fresh) {
    const owner =
      event.reverses === undefined ? event.customer : owners.get(event.reverses)
    if (owner === undefined) {
      inert.push(event.reverses ?? "")
      continue
    }
    const list = items.get(owner)
    if (list) {
      list.push(itemOf(event))
    } else {
      items.set(owner, [itemOf(event)])
    }
  }
  return { items, inert }
}

/** Locks the standings of these customers' members, also brand-new ones. */
async function lockAll(
  sql: Sql,
  customers: readonly string[],
  fresh: readonly ConversionEvent[]
): Promise<Row[]> {
  const params = [customers, fresh.map(({ key }) => key)]
  const rows = await sql.query(lockStandings, params)
  if (rows.every((row) => row["found"] === true)) {
    return rows
  }
  // Rows this transaction inserted come back as found, no longer as fresh.
  const fresh_keys = new Set(
    rows.filter((row) => row["fresh"] === true).map(rowKey)
  )
  const again = await sql.query(lockStandings, params)
  return again.map((row) => ({ ...row, fresh: fresh_keys.has(rowKey(row)) }))
}

const rowKey = (row: Row): string =>
  `${text(row, "ladder_id")} ${text(row, "member_id")}`

/** Members whose new events were awaited by a reversal must be replayed. */
async function markAwaited(
  sql: Sql,
  fresh: readonly ConversionEvent[],
  rows: Row[]
): Promise<void> {
  const found = await sql.query(awaitedCustomers, [fresh.map(({ key }) => key)])
  const awaited = new Set(found.map((row) => text(row, "customer_id")))
  for (const [index, row] of rows.entries()) {
    const customers = json<string[]>(row, "customers")
    if (customers.some((id) => awaited.has(id))) {
      rows[index] = { ...row, behind: true }
    }
  }
}

/** The batch's own repeats: equal ones are duplicates, others conflict. */
function answerAll(
  batch: readonly ConversionEvent[],
  known: ReadonlyMap<string, RecordAnswer>
): RecordAnswer[] {
  const first = new Map<string, string>()
  return batch.map((event) => {
    const { key } = event
    const hash = contentHash(event)
    const seen = first.get(key)
    if (seen === undefined) {
      first.set(key, hash)
      return known.get(key) ?? { key, answer: "recorded" }
    }
    return { key, answer: seen === hash ? "duplicate" : "conflict" }
  })
}
