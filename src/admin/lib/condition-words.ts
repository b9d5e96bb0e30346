import type { Verdict } from "../../types"
import { hasOwn } from "./has-own"
import type { Words } from "./words"

/** How one kind of condition is put into words. */
export interface ConditionWords {
  /** A measure: "€380.00", "2", "300". */
  readonly measure: (value: number, verdict: Verdict, words: Words) => string
  /**
   * What is wanted (`need`), what of it is missing (`missing`), or what must
   * not be reached (`under`), of that many.
   */
  readonly wanted: (
    form: "need" | "missing" | "under",
    value: number,
    verdict: Verdict,
    words: Words
  ) => string
}

const plainMeasure: ConditionWords["measure"] = (value, _verdict, words) =>
  words.number(value)

const spend: ConditionWords = {
  measure: (value, verdict, words) =>
    words.money(value, textOf(verdict, "currency")),
  wanted: (form, value, verdict, words) =>
    words.text(`conditions.spend.${form}`, {
      amount: words.money(value, textOf(verdict, "currency")),
    }),
}

const points: ConditionWords = {
  measure: plainMeasure,
  wanted: (form, value, verdict, words) => {
    const balance =
      verdict.params?.balance === "spendable" ? "spendable" : "status"
    return words.text(`conditions.points.${balance}.${form}`, {
      count: value,
      number: words.number(value),
    })
  },
}

const eventCount: ConditionWords = {
  measure: plainMeasure,
  wanted: (form, value, verdict, words) => {
    const wanted = words.text(`conditions.event_count.${form}`, {
      number: words.number(value),
      things: thingsOf(textOf(verdict, "type"), value, words),
    })
    const where = whereOf(verdict, words)
    return where === ""
      ? wanted
      : words.text("conditions.where", { what: wanted, where })
  },
}

/** A kind of another version or plugin: what its numbers say. */
const other: ConditionWords = {
  measure: plainMeasure,
  wanted: (form, value, verdict, words) =>
    words.text(`conditions.other.${form}`, {
      number: words.number(value),
      kind: verdict.because,
    }),
}

const kinds: Readonly<Record<string, ConditionWords>> = {
  spend,
  points,
  event_count: eventCount,
}

/** The words of a condition kind. A new one is its entry above. */
export function conditionWordsOf(kind: string): ConditionWords {
  return hasOwn(kinds, kind) ?? other
}

/** What an event type counts, in the plural that fits: "orders". */
function thingsOf(type: string, count: number, words: Words): string {
  return type === ""
    ? words.text("events.any", { count })
    : words.textOr(
        `events.${type}.things`,
        words.text("events.other", { count, type }),
        { count }
      )
}

function whereOf(verdict: Verdict, words: Words): string {
  const where = verdict.params?.where
  if (typeof where !== "object" || where === null) {
    return ""
  }
  const parts = Object.entries(where).map(([name, values]) =>
    words.text("conditions.attribute", {
      name,
      values: words.list([values].flat().map(String), "or"),
    })
  )
  return words.list(parts, "and")
}

function textOf(verdict: Verdict, name: string): string {
  const value = verdict.params?.[name]
  return typeof value === "string" ? value : ""
}
