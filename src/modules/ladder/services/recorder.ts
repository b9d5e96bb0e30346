import type { ConversionEvent, EventTypes, Item } from "../../../engine"
import { compareBytes } from "../../../engine"
import type { AnnouncedName } from "../announced"
import { itemOf, json, text } from "../mapping"
import type { Database, Row, Sql, Transaction } from "../sql/database"
import {
  closedEvents,
  futureMinutesMax,
  insertEvents,
  missingOriginal,
  ownersOf,
  publicationLock,
  storedEvents,
} from "../sql/record/insert-events"
import { lockMembers } from "../sql/record/lock-standings"
import type { RecordAnswer } from "../types"
import { announceFolded } from "./announce-folded"
import { namesOf } from "./counting-anyway"
import { foldMembers, workOf, type Folded } from "./fold-members"
import { lockAhead, lockMembersOf } from "./lock-members"
import { noteRecorded } from "./note-recorded"
import { parkEvents } from "./parking"
import { RuleBook } from "./rule-book"
import { contentHash } from "./tokens"
import { writeFolded, writeOwed } from "./write-folded"

export interface RecorderOptions {
  readonly coupon_prefix: string
  readonly announced: ReadonlySet<AnnouncedName>
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
    const firsts = firstOfEachKey(batch)
    const answers = await this.write([...firsts.values()], source)
    const answered = new Set<string>()
    const others: ConversionEvent[] = []
    const known = batch.map((event) => {
      const { key } = event
      const answer = answers.get(key) ?? { key, answer: "recorded" as const }
      if (!answered.has(key)) {
        answered.add(key)
        return answer
      }
      const first = firsts.get(key) ?? event
      if (isSame(event, contentHash(first), first.customer)) {
        return repeated(answer)
      }
      others.push(event)
      return undefined
    })
    const rest = others.length === 0 ? [] : await this.record(others, source)
    return known.flatMap((answer) => answer ?? rest.shift() ?? [])
  }

  /** One transaction. Gives the answers other than "recorded". */
  private async write(
    events: readonly ConversionEvent[],
    source: string
  ): Promise<Map<string, RecordAnswer>> {
    const sorted = [...events].sort((a, b) => compareBytes(a.key, b.key))
    return await this.database.transaction(async (sql) => {
      await meetOriginals(sql, sorted)
      const inserting = insert(sql, sorted, source)
      const locking = lockAhead(sql, sorted)
      const added = await inserting
      const fresh = sorted.filter(({ key }) => added.has(key))
      await this.fold(sql, fresh, locking)
      await noteRecorded(sql, fresh, source)
      const rest = sorted.filter(({ key }) => !added.has(key))
      return await explainRest(sql, rest, source)
    })
  }

  private async fold(
    sql: Transaction,
    fresh: readonly ConversionEvent[],
    locking: Promise<Row[]> | undefined
  ): Promise<void> {
    const items = await itemsByCustomer(sql, fresh)
    if (items.size === 0) {
      return
    }
    const locked = await locking
    const rows = await lockMembersOf(sql, [...items.keys()], fresh, locked)
    const itemsOf = (row: Row): Item[] =>
      json<string[]>(row, "customers").flatMap((id) => items.get(id) ?? [])
    await this.foldRows(sql, rows, itemsOf)
  }

  /** Folds these members anew, or lets time act on them up to `until`. */
  async refold(
    sql: Transaction,
    members: readonly { ladder_id: string; member_id: string }[],
    until?: number
  ): Promise<void> {
    const rows = await sql.query(lockMembers, [
      members.map((one) => one.ladder_id),
      members.map((one) => one.member_id),
    ])
    const anew = rows.map((row) => ({ ...row, behind: true }))
    await this.foldRows(sql, until === undefined ? anew : rows, () => [], until)
  }

  private async foldRows(
    sql: Transaction,
    rows: readonly Row[],
    itemsOf: (row: Row) => readonly Item[],
    until?: number
  ): Promise<void> {
    const work = await workOf(sql, this.rules, rows, itemsOf, until)
    const folded: Folded[] = []
    for await (const part of foldMembers(sql, work)) {
      writeFolded(sql, part)
      folded.push(...part)
    }
    writeOwed(sql, folded, this.options.coupon_prefix)
    announceFolded(sql, folded, this.options.announced)
  }
}

function firstOfEachKey(
  batch: readonly ConversionEvent[]
): Map<string, ConversionEvent> {
  const firsts = new Map<string, ConversionEvent>()
  for (const event of batch) {
    if (!firsts.has(event.key)) {
      firsts.set(event.key, event)
    }
  }
  return firsts
}

/**
 * A reversal and its original recorded at the same moment by two processes
 * would not see each other. Who brings a reversal without its original first
 * waits for every record under way, and keeps others waiting until it is
 * committed: one of the two always finds the other.
 */
async function meetOriginals(
  sql: Sql,
  events: readonly ConversionEvent[]
): Promise<void> {
  const keys = new Set(events.map(({ key }) => key))
  const apart = events.filter(
    ({ reverses }) => reverses !== undefined && !keys.has(reverses)
  )
  if (apart.length === 0) {
    return
  }
  const missing = await sql.query(missingOriginal, [
    apart.map(({ key }) => key),
    apart.map(({ reverses }) => reverses),
  ])
  if (missing.length > 0) {
    await sql.query("select pg_advisory_xact_lock($1)", [publicationLock])
  }
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
  const stored = await sql.query(storedEvents, [rest.map(({ key }) => key)])
  const rows = new Map(stored.map((row) => [row["key"], row]))
  const left: ConversionEvent[] = []
  for (const event of rest) {
    const { key } = event
    const row = rows.get(key)
    if (row) {
      const same = isSame(event, text(row, "hash"), text(row, "customer_id"))
      answers.set(key, { key, answer: same ? "duplicate" : "conflict" })
    } else {
      left.push(event)
    }
  }
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
  const rows = await sql.query(closedEvents, namesOf(left))
  const closed = new Set(rows.map((row) => text(row, "key")))
  const reason = "customer_deleted"
  const parked = left.filter(({ key }) => closed.has(key))
  await parkEvents(
    sql,
    parked.map((event) => ({ event, reason })),
    source
  )
  for (const { key } of left) {
    answers.set(
      key,
      closed.has(key)
        ? { key, answer: "parked", reason }
        : {
            key,
            answer: "refused",
            reason: `lies more than ${futureMinutesMax} minutes in the future`,
          }
    )
  }
}

/**
 * Groups new events by whose they are; a reversal is its original's owner's,
 * and waits, inert, where that is not here.
 */
async function itemsByCustomer(
  sql: Sql,
  fresh: readonly ConversionEvent[]
): Promise<ItemsByCustomer> {
  const items = new Map<string, Item[]>()
  const named = fresh.flatMap(({ reverses }) => reverses ?? [])
  const rows = named.length === 0 ? [] : await sql.query(ownersOf, [named])
  const owners = new Map(
    rows.map((row) => [text(row, "key"), text(row, "customer_id")])
  )
  for (const event of fresh) {
    const owner =
      event.reverses === undefined ? event.customer : owners.get(event.reverses)
    if (owner === undefined) {
      continue
    }
    const list = items.get(owner)
    if (list) {
      list.push(itemOf(event))
    } else {
      items.set(owner, [itemOf(event)])
    }
  }
  return items
}

/**
 * Whether an event says what the one on record under its key does. A reversal
 * is its original's owner's, whatever customer it names: an order that was
 * transferred names another one later.
 */
const isSame = (
  event: ConversionEvent,
  hash: string,
  customer: string
): boolean =>
  contentHash(event) === hash &&
  (event.reverses !== undefined || event.customer === customer)

/** What the repeat of an event is told whose first was told `answer`. */
const repeated = (answer: RecordAnswer): RecordAnswer =>
  answer.answer === "recorded" ? { ...answer, answer: "duplicate" } : answer
