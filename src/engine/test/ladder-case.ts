import { readFileSync, readdirSync } from "node:fs"
import path from "node:path"
import type { Rules } from "../compile"
import { compileRules } from "../compile"
import type { LadderDocument } from "../ladder"
import type { Absence, ConversionEvent, Item, Moment } from "../types"
import { deepFreeze } from "./deep-freeze"
import { eventTypes } from "./event-types"
import { calendarIn } from "./zones"

/**
 * One file of cases: a ladder (or its versions in order of publication) and
 * what should come of each member's timeline on it.
 */
export interface CaseFile {
  readonly about: string
  /** Default UTC. */
  readonly zone?: string
  readonly ladder?: LadderDraft
  readonly versions?: readonly LadderDraft[]
  readonly cases: readonly LadderCase[]
}

/** A ladder document with only what the case is about. */
type LadderDraft = Partial<LadderDocument>

export interface LadderCase {
  /** A sentence about the shop. */
  readonly name: string
  /** Replaces the file's ladder in this case. */
  readonly ladder?: LadderDraft
  readonly versions?: readonly LadderDraft[]
  readonly items: readonly ItemDraft[]
  readonly until?: string
  readonly expect: Expected
}

/**
 * An item, told by its first field. Times are ISO 8601; a date alone is its
 * first moment in UTC. Without a publication, version 1 is there from 2020 on.
 */
export type ItemDraft = { readonly at: string } & (
  | ({ readonly event: string } & Partial<
      Omit<ConversionEvent, "key" | "at" | "customer">
    >)
  | { readonly lock: string | null; readonly until?: string }
  | { readonly unlock: string }
  | { readonly adjust: string; readonly by: readonly [number, number] }
  | { readonly publish: number }
  | { readonly leave: Absence }
  | { readonly join: Absence }
)

/** Whatever is named must be so; what is not named does not matter. */
export interface Expected {
  readonly status?: number
  readonly spendable?: number
  readonly rung?: string
  /** `from>to why cause`, in order. */
  readonly moves?: readonly string[]
  /** The moments of the moves. */
  readonly moved_at?: readonly string[]
  /** `key status spendable`, in order of the timeline. */
  readonly entries?: readonly string[]
  readonly owed?: readonly string[]
  /** `left until`, soonest first. */
  readonly lots?: readonly string[]
  /** When the grace ends, or null. */
  readonly grace?: string | null
  /** Of the enter conditions from the lowest rung up: `met have/need`. */
  readonly verdicts?: readonly string[]
  readonly review_at?: string | null
}

const folder = path.join(__dirname, "cases")

/** Every file of cases, in order of their names. */
export const caseFiles: readonly CaseFile[] = readdirSync(folder)
  .sort()
  .map((name) => {
    const text = readFileSync(path.join(folder, name), "utf8")
    return JSON.parse(text) as CaseFile
  })

export function rulesOfCase(file: CaseFile, one: LadderCase): Rules {
  const own = one.versions ?? (one.ladder && [one.ladder])
  const drafts = own ?? file.versions ?? [file.ladder ?? {}]
  const published = drafts.map((draft, i) => ({
    number: i + 1,
    document: deepFreeze(completed(draft)),
  }))
  return deepFreeze(
    compileRules(published, eventTypes, calendarIn(file.zone ?? "UTC"))
  )
}

const completed = (draft: LadderDraft): LadderDocument => ({
  name: "Tea club",
  zone: "UTC",
  rungs: [],
  earn: [],
  rewards: [],
  ...draft,
})

export function itemsOfCase({ items }: LadderCase): Item[] {
  const published = items.some((item) => "publish" in item)
  const first: ItemDraft[] = published ? [] : [{ publish: 1, at: "2020-01-01" }]
  return deepFreeze([...first, ...items].map(itemOf))
}

/** @throws when the time cannot be read */
export function momentOf(text: string): Moment {
  const moment = Date.parse(text)
  if (Number.isNaN(moment)) {
    throw new Error(`"${text}" is no moment; ISO 8601 is wanted`)
  }
  return moment
}

function itemOf(draft: ItemDraft): Item {
  const at = momentOf(draft.at)
  if ("event" in draft) {
    const {
      event: key,
      type = "order.placed",
      attributes = {},
      ...rest
    } = draft
    const event = { ...rest, key, type, at, attributes, customer: "mary" }
    return { kind: "event", key, at, event: withCurrency(event) }
  }
  if ("lock" in draft) {
    const until = draft.until && { until: momentOf(draft.until) }
    const key = `lock ${draft.lock ?? "ground"} ${draft.at}`
    return { kind: "lock", key, at, rung: draft.lock, ...until }
  }
  if ("unlock" in draft) {
    return { kind: "unlock", key: draft.unlock, at }
  }
  if ("adjust" in draft) {
    const [status, spendable] = draft.by
    return { kind: "adjust", key: draft.adjust, at, status, spendable }
  }
  if ("leave" in draft) {
    const { leave: by } = draft
    return { kind: "leave", key: `leave ${by} ${draft.at}`, at, by }
  }
  if ("join" in draft) {
    const { join: by } = draft
    return { kind: "join", key: `join ${by} ${draft.at}`, at, by }
  }
  const key = `publication ${draft.publish}`
  return { kind: "publication", key, at, version: draft.publish }
}

/** Cases speak of euros unless they say otherwise. */
const withCurrency = (event: ConversionEvent): ConversionEvent =>
  event.value === undefined ? event : { currency: "eur", ...event }
