import type { LadderDocument, Owed, RewardDocument } from "../../../engine"
import type { Transaction } from "../sql/database"
import {
  voidGrants,
  writeGrants,
  writeOutcomes,
  writeSuperseded,
  writeTransitions,
} from "../sql/record/write-outcomes"
import type { Folded, Work } from "./fold-members"
import { idFor, newCode, newId } from "./tokens"

/** Sends off what folding came to: all members in a handful of statements. */
export function writeFolded(sql: Transaction, folded: readonly Folded[]): void {
  if (folded.length === 0) {
    return
  }
  sql.send(writeOutcomes, [
    ...entryColumns(folded),
    ...tallyColumns(folded),
    ...standingColumns(folded),
  ])
  writeMoves(sql, folded)
}

function entryColumns(folded: readonly Folded[]): unknown[][] {
  const lines = folded.flatMap(({ work, outcome, revisions }) =>
    outcome.entries.map((entry) => ({
      work,
      entry,
      revision: revisions.get(`entry ${entry.key}`) ?? 0,
    }))
  )
  return [
    lines.map(({ work }) => work.ladder_id),
    lines.map(({ work }) => work.member_id),
    lines.map(({ entry }) => entry.key),
    lines.map(({ revision }) => revision),
    lines.map(({ entry }) => entry.kind),
    lines.map(({ entry }) => entry.at),
    lines.map(({ entry }) => entry.day),
    lines.map(({ entry }) => entry.status),
    lines.map(({ entry }) => entry.spendable),
    lines.map(({ entry }) => entry.cause),
    lines.map(({ entry }) => entry.original),
    lines.map(({ entry }) => entry.rule ?? null),
    lines.map(({ entry }) => entry.version ?? null),
    lines.map(({ entry }) => entry.multiplier ?? null),
  ]
}

function tallyColumns(folded: readonly Folded[]): unknown[][] {
  const lines = folded.flatMap(({ work, outcome }) =>
    outcome.days.map((day) => ({ work, day }))
  )
  return [
    lines.map(({ work }) => work.ladder_id),
    lines.map(({ work }) => work.member_id),
    lines.map(({ day }) => day.tally),
    lines.map(({ day }) => day.day),
    lines.map(({ day }) => day.delta),
  ]
}

function standingColumns(folded: readonly Folded[]): unknown[] {
  const standings = folded.map(({ outcome }) => outcome.standing)
  return [
    folded.map(({ work }) => work.ladder_id),
    folded.map(({ work }) => work.member_id),
    standings.map((standing) => standing.version),
    standings.map((standing) => standing.rung),
    standings.map((standing) => standing.rung_id),
    standings.map((standing) => standing.rung_since),
    standings.map((standing) => standing.registered),
    standings.map((standing) => standing.status),
    standings.map((standing) => standing.spendable),
    standings.map((standing) => standing.grace?.until ?? null),
    standings.map((standing) => standing.lock !== null),
    standings.map((standing) => standing.absent_by.length > 0),
    standings.map((standing) => standing.review_at),
    standings.map((standing) => standing.cursor?.at ?? null),
    JSON.stringify(standings),
  ]
}

function writeMoves(sql: Transaction, folded: readonly Folded[]): void {
  const superseded = folded.flatMap((one) => one.superseded)
  if (superseded.length > 0) {
    sql.send(writeSuperseded, [superseded.map(({ id }) => id)])
  }
  const lines = folded.flatMap(({ work, outcome, revisions }) =>
    outcome.transitions.map((move) => ({
      work,
      move,
      revision: revisions.get(`transition ${move.key}`) ?? 0,
    }))
  )
  if (lines.length === 0) {
    return
  }
  sql.send(writeTransitions, [
    lines.map(({ work, move, revision }) =>
      idFor("ltr", work.ladder_id, work.member_id, move.key, revision)
    ),
    lines.map(({ work }) => work.ladder_id),
    lines.map(({ work }) => work.member_id),
    lines.map(({ move }) => move.key),
    lines.map(({ move }) => move.at),
    lines.map(({ move }) => move.from),
    lines.map(({ move }) => move.to),
    lines.map(({ move }) => move.from_id),
    lines.map(({ move }) => move.to_id),
    lines.map(({ move }) => move.why),
    lines.map(({ move }) => move.cause),
    lines.map(({ move }) => move.version),
    lines.map(({ move }) => move.proof && JSON.stringify(move.proof)),
  ])
}

/** A reward owed, and whether it was earned before anything was given. */
interface Terms {
  readonly owed: Owed
  readonly withheld: boolean
}

const termsOf = ({ grants_from }: Work, owed: readonly Owed[]): Terms[] =>
  owed.map((one) => ({
    owed: one,
    withheld: grants_from === null || one.at < grants_from,
  }))

/**
 * Sends off the grants that became owed or no longer are, and ends what staff
 * offered to who takes no part: once for all members of a transaction, as others
 * lock grants in one order over all of them too.
 */
export function writeOwed(
  sql: Transaction,
  folded: readonly Folded[],
  coupon_prefix: string
): void {
  const lost = folded.flatMap(({ work, outcome: { standing } }) => [
    ...missing(
      termsOf(work, work.before.owed),
      termsOf(work, standing.owed)
    ).map(({ owed }) => ({ work, reward: owed.reward })),
    ...(standing.absent_by.length > 0 ? [{ work, reward: null }] : []),
  ])
  if (lost.length > 0) {
    sql.send(voidGrants, [
      lost.map(({ work }) => work.ladder_id),
      lost.map(({ work }) => work.member_id),
      lost.map(({ reward }) => reward),
    ])
  }
  const grants = folded.flatMap(newGrants)
  if (grants.length === 0) {
    return
  }
  sql.send(writeGrants, [
    grants.map(() => newId("lgr")),
    grants.map(({ work }) => work.ladder_id),
    grants.map(({ reward }) => reward.id),
    grants.map(({ reward }) => reward.name),
    grants.map(({ reward }) => reward.kind),
    grants.map(({ reward }) => JSON.stringify(reward.settings)),
    grants.map(({ work }) => work.member_id),
    grants.map(({ owed }) => owed.transition),
    grants.map(({ withheld }) => (withheld ? "withheld" : "due")),
    grants.map(({ reward }) => newCode(reward.settings, coupon_prefix)),
    grants.map(({ withheld }) => (withheld ? "before_grants_from" : null)),
  ])
}

type NewGrant = Terms & { work: Work; reward: RewardDocument }

function newGrants({ work, outcome }: Folded): NewGrant[] {
  const { owed, version } = outcome.standing
  return missing(termsOf(work, owed), termsOf(work, work.before.owed)).flatMap(
    (terms) => {
      const reward = rewardOf(work.book.documents, version, terms.owed.reward)
      return reward ? [{ ...terms, work, reward }] : []
    }
  )
}

/** As the live version has it, or the last version that still had it. */
function rewardOf(
  documents: ReadonlyMap<number, LadderDocument>,
  version: number,
  id: string
): RewardDocument | undefined {
  for (let number = version; number > 0; number--) {
    const reward = documents.get(number)?.rewards.find((r) => r.id === id)
    if (reward) {
      return reward
    }
  }
  return undefined
}

/** What is in `a` and not, on the same terms, in `b`. */
function missing(a: readonly Terms[], b: readonly Terms[]): Terms[] {
  if (a.length === 0) {
    return []
  }
  const by = ({ owed, withheld }: Terms): string => `${owed.reward} ${withheld}`
  const there = new Set(b.map(by))
  return a.filter((terms) => !there.has(by(terms)))
}
