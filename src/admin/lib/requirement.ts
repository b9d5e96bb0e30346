import type { Verdict } from "../../types"
import { conditionWordsOf } from "./condition-words"
import type { Words } from "./words"

/** A verdict in words: one wanted thing, or several of which all or one count. */
export interface Requirement {
  readonly met: Verdict["met"]
  /** What is missing; once met, what was wanted. */
  readonly text: string
  /** What there is of what is needed: "€380.00 of €500.00". */
  readonly measure: string | null
  /** Part of the way, 0 to 1; null where there is no such thing. */
  readonly share: number | null
  readonly join: "all" | "any" | null
  readonly parts: readonly Requirement[]
}

/**
 * Puts the engine's own verdict into words: the walk that decided is the walk
 * that is shown. A `not` is carried inwards to the conditions it denies ("not
 * (a and b)" is "not a or not b"), and combinations of the same sort are drawn
 * together, so that nobody has to read nested negations.
 */
export function requirementOf(verdict: Verdict, words: Words): Requirement {
  return put(verdict, false, words)
}

const opposite = { yes: "no", no: "yes", unknown: "unknown" } as const

function put(verdict: Verdict, denied: boolean, words: Words): Requirement {
  const [first, ...rest] = verdict.parts ?? []
  if (first && rest.length === 0) {
    return put(first, denied !== (verdict.because === "not"), words)
  }
  return first
    ? combination(verdict, denied, words)
    : condition(verdict, denied, words)
}

function combination(
  verdict: Verdict,
  denied: boolean,
  words: Words
): Requirement {
  const join = (verdict.because === "any") === denied ? "all" : "any"
  const parts = (verdict.parts ?? [])
    .map((part) => put(part, denied, words))
    .flatMap((part) => (part.join === join ? part.parts : [part]))
  return {
    met: denied ? opposite[verdict.met] : verdict.met,
    text: words.text(`conditions.${join}`),
    measure: null,
    share: null,
    join,
    parts,
  }
}

function condition(
  verdict: Verdict,
  denied: boolean,
  words: Words
): Requirement {
  const { have, need } = verdict
  const met = denied ? opposite[verdict.met] : verdict.met
  const leaf = { met, join: null, parts: [] }
  if (need === undefined) {
    const kind = verdict.because
    const text = words.text("conditions.unread", { kind })
    return { ...leaf, text, measure: null, share: null }
  }
  const { measure, wanted } = conditionWordsOf(verdict.because)
  const say = (form: "need" | "missing" | "under", value: number) =>
    windowed(wanted(form, value, verdict, words), verdict, words)
  const whole = say(denied ? "under" : "need", need)
  if (have === undefined || met === "unknown") {
    const text = words.text("conditions.unknown", { need: whole })
    return { ...leaf, text, measure: null, share: null }
  }
  const had = measure(have, verdict, words)
  if (denied) {
    const now = words.text("conditions.now", { have: had })
    return { ...leaf, text: sentence(whole), measure: now, share: null }
  }
  return {
    ...leaf,
    text: sentence(met === "yes" ? whole : say("missing", need - have)),
    measure: words.text("conditions.measure", {
      have: had,
      need: measure(need, verdict, words),
    }),
    share: Math.min(Math.max(have / need, 0), 1),
  }
}

function windowed(what: string, verdict: Verdict, words: Words): string {
  const days = verdict.params?.within_days
  return typeof days === "number"
    ? words.text("conditions.windowed", { what, count: days })
    : what
}

/** A sentence begins with a capital, in all languages that have them. */
function sentence(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1)
}
