import { replay } from "../advance"
import type { Rules } from "../compile"
import { explain } from "../explain"
import type { Item, Moment, Outcome, Verdict } from "../types"
import { effective } from "./effective"
import type { CaseFile, Expected, LadderCase } from "./ladder-case"
import { caseFiles, itemsOfCase, momentOf, rulesOfCase } from "./ladder-case"
import { MemberRecord } from "./member-record"

describe.each(caseFiles)("$about", (file: CaseFile) => {
  it.each(file.cases)("$name", (one: LadderCase) => {
    const rules = rulesOfCase(file, one)
    const items = itemsOfCase(one)
    const until = one.until === undefined ? undefined : momentOf(one.until)
    const outcome = replay(rules, items, until)
    const told = tell(rules, outcome)
    expect(Object.keys(one.expect).length).toBeGreaterThan(0)
    expect(pick(told, one.expect)).toEqual(one.expect)
    expect(effective(recorded(rules, items, until))).toEqual(effective(outcome))
  })
})

/** The same items one by one, as they are listed, the way they are recorded. */
function recorded(
  rules: Rules,
  items: readonly Item[],
  until: Moment | undefined
): MemberRecord {
  const record = new MemberRecord(rules, true)
  record.record(items.filter(({ kind }) => kind === "publication"))
  for (const item of items) {
    if (item.kind !== "publication") {
      record.record([item])
    }
  }
  record.record([], until)
  return record
}

function pick(told: Required<Expected>, expected: Expected): Expected {
  return Object.fromEntries(
    Object.entries(told).filter(([name]) => name in expected)
  )
}

/** An outcome in the words of the cases. */
function tell(rules: Rules, outcome: Outcome): Required<Expected> {
  const { standing, entries, transitions } = outcome
  return {
    status: standing.status,
    spendable: standing.spendable,
    rung: standing.rung_id ?? "ground",
    moves: transitions.map(
      ({ from_id, to_id, why, cause }) =>
        `${from_id ?? "ground"}>${to_id ?? "ground"} ${why} ${cause}`
    ),
    moved_at: transitions.map(({ at }) => tellMoment(at)),
    entries: entries.map(
      ({ key, status, spendable }) => `${key} ${status} ${spendable}`
    ),
    owed: standing.owed.map(({ reward }) => reward),
    lots: standing.lots.map(
      ({ left, expires_at }) => `${left} ${tellMoment(expires_at)}`
    ),
    grace: standing.grace && tellMoment(standing.grace.until),
    verdicts: (explain(rules, standing)?.rungs ?? []).map(({ enter }) =>
      tellVerdict(enter)
    ),
    review_at:
      standing.review_at === null ? null : tellMoment(standing.review_at),
  }
}

/** As short as the cases write it: a date alone at midnight UTC. */
const tellMoment = (at: Moment): string =>
  new Date(at)
    .toISOString()
    .replace(/\.000Z$/, "Z")
    .replace(/T00:00:00Z$/, "")

function tellVerdict({ met, have, need, parts }: Verdict): string {
  const inside = parts ? ` (${parts.map(tellVerdict).join(", ")})` : ""
  const progress = need === undefined ? "" : ` ${have ?? "?"}/${need}`
  return `${met}${progress}${inside}`
}
