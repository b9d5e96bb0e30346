import type { AdminStanding, AdminTimelineLine } from "../../types"
import type { TextKey } from "../i18n/texts"
import { reasonWords } from "./reason-words"
import { hasOwn } from "./has-own"
import type { Words } from "./words"

/** A line of the timeline as it is read. */
export interface LineWords {
  readonly title: string
  /** Amount of an event, why of a move, reason of a decision. */
  readonly detail: string | null
  /** "+120 status", "+120 spendable". */
  readonly points: readonly string[]
  readonly tone: "neutral" | "good" | "bad"
  /** Where in the admin the thing itself is. */
  readonly href: string | null
}

type Rungs = AdminStanding["rungs"]

/** `rungs`: those of the line's ladder. */
export function lineWords(
  line: AdminTimelineLine,
  rungs: Rungs,
  words: Words
): LineWords {
  return {
    title: titleOf(line, rungs, words),
    detail: detailOf(line, words),
    points: pointsOf(line, words),
    tone: toneOf(line, rungs),
    href: hrefOf(line),
  }
}

const entryTitles: Readonly<Record<string, TextKey>> = {
  earn: "timeline.points_earned",
  reverse: "timeline.points_reversed",
  expire: "timeline.points_expired",
  adjust: "timeline.points_adjusted",
}

const decisionTitles: Readonly<Record<string, TextKey>> = {
  lock: "timeline.locked",
  unlock: "timeline.unlocked",
  adjust: "timeline.adjusted",
  leave: "timeline.left",
  join: "timeline.joined",
}

function titleOf(line: AdminTimelineLine, rungs: Rungs, words: Words): string {
  switch (line.kind) {
    case "event":
      return words.textOr(`events.${line.title}.title`, line.title)
    case "entry":
      return words.text(
        hasOwn(entryTitles, line.title) ?? "timeline.points_changed"
      )
    case "transition": {
      const up = climbOf(line, rungs) >= 0
      return words.text(up ? "timeline.up" : "timeline.down", {
        from: rungName(line.from ?? null, rungs, words),
        to: rungName(line.to ?? null, rungs, words),
      })
    }
    case "decision": {
      const title = words.text(
        hasOwn(decisionTitles, line.title) ?? "timeline.decided"
      )
      return line.title === "lock"
        ? `${title}: ${rungName(line.to ?? null, rungs, words)}`
        : title
    }
    case "grant":
      return words.text("timeline.reward", { name: line.title })
  }
}

function detailOf(line: AdminTimelineLine, words: Words): string | null {
  switch (line.kind) {
    case "event":
      return line.value === undefined || line.currency === undefined
        ? null
        : words.money(line.value, line.currency)
    case "transition":
      return words.textOr(`why.${line.title}`, line.title)
    case "grant":
      return line.reason === undefined ? null : reasonWords(line.reason, words)
    case "entry":
      return line.reason ?? null
    case "decision":
      return line.reason === "customer_group"
        ? words.text("timeline.for_a_group")
        : (line.reason ?? null)
  }
}

function pointsOf(line: AdminTimelineLine, words: Words): string[] {
  const { status_points = 0, spendable_points = 0 } = line
  if (status_points === spendable_points) {
    return status_points === 0
      ? []
      : [
          words.text("general.points", {
            count: status_points,
            points: words.change(status_points),
          }),
        ]
  }
  return [
    ...(status_points === 0
      ? []
      : [
          words.text("timeline.status", {
            points: words.change(status_points),
          }),
        ]),
    ...(spendable_points === 0
      ? []
      : [
          words.text("timeline.spendable", {
            points: words.change(spendable_points),
          }),
        ]),
  ]
}

function toneOf(line: AdminTimelineLine, rungs: Rungs): LineWords["tone"] {
  const change =
    line.kind === "transition"
      ? climbOf(line, rungs)
      : (line.status_points ?? 0) || (line.spendable_points ?? 0)
  if (change === 0) {
    return "neutral"
  }
  return change > 0 ? "good" : "bad"
}

/** Rungs climbed; a rung the ladder no longer has counts as the ground. */
function climbOf({ from, to }: AdminTimelineLine, rungs: Rungs): number {
  const positionOf = (id: string | null | undefined) =>
    rungs.find((rung) => rung.id === id)?.position ?? 0
  return positionOf(to) - positionOf(from)
}

/** A rung's name by its id; null is the ground, a rung gone keeps its id. */
export function rungName(
  id: string | null,
  rungs: Rungs,
  words: Words
): string {
  return id === null
    ? words.text("general.ground")
    : (rungs.find((rung) => rung.id === id)?.name ?? id)
}

/** Keys of order events name their order: `order:<id>:v1`. */
function hrefOf({ kind, key }: AdminTimelineLine): string | null {
  const [source, id] = key.split(":")
  return kind === "event" && source === "order" && id
    ? `/orders/${encodeURIComponent(id)}`
    : null
}
