import type { Standing } from "../../../engine"
import { compareBytes } from "../../../engine"
import { text, textOrNull, whole } from "../mapping"
import type { Database, Row, Sql } from "../sql/database"
import { lockMembers } from "../sql/record/lock-standings"
import type { Drift } from "../types"
import type { Folded, Work } from "./fold-members"
import { reasonOf } from "./unfolded"
import { memberKey, replayOne, workOf } from "./fold-members"
import { loadHistories } from "./histories"
import type { RuleBook } from "./rule-book"

const page_size = 500

/**
 * Recomputes every member from the events and compares with what is written:
 * points with the sum of their entries, moves, tallies, rungs, grants.
 */
export async function verifyAll(
  database: Database,
  rules: RuleBook
): Promise<Drift[]> {
  const drift: Drift[] = []
  let after = { ladder_id: "", member_id: "" }
  for (;;) {
    const found = await database.transaction(async (sql) => {
      const rows = await nextPage(sql, after)
      drift.push(...(await verifyPage(sql, rules, rows)))
      return rows
    })
    const last = found[found.length - 1]
    if (!last) {
      return [...drift, ...(await findMissing(database))]
    }
    after = last
  }
}

/** Every member stands somewhere on every live ladder. */
async function findMissing(database: Database): Promise<Drift[]> {
  const rows = await database.query(
    `select l.id as ladder_id, m.id as member_id
     from ladder l cross join ladder_member m
     where l.status = 'live' and not exists (
       select 1 from ladder_standing s
       where s.ladder_id = l.id and s.member_id = m.id
     ) limit ${page_size}`
  )
  return rows.map((row) => ({
    what: "members",
    ladder_id: text(row, "ladder_id"),
    member_id: text(row, "member_id"),
    recorded: "no standing",
    expected: "a standing",
  }))
}

type Member = Pick<Work, "ladder_id" | "member_id">

async function nextPage(sql: Sql, after: Member): Promise<Member[]> {
  const rows = await sql.query(
    `select s.ladder_id, s.member_id from ladder_standing s
     join ladder l on l.id = s.ladder_id and l.status = 'live'
     where (s.ladder_id collate "C", s.member_id) > ($1, $2)
       and s.version = l.version and not s.behind
     order by s.ladder_id collate "C", s.member_id limit $3`,
    [after.ladder_id, after.member_id, page_size]
  )
  return rows.map((row) => ({
    ladder_id: text(row, "ladder_id"),
    member_id: text(row, "member_id"),
  }))
}

async function verifyPage(
  sql: Sql,
  rules: RuleBook,
  members: readonly Member[]
): Promise<Drift[]> {
  if (members.length === 0) {
    return []
  }
  const pairs = [
    members.map((one) => one.ladder_id),
    members.map((one) => one.member_id),
  ]
  const rows = await sql.query(lockMembers, pairs)
  const work = await workOf(sql, rules, rows, () => [])
  const histories = await loadHistories(sql, work)
  const stored = await loadStored(sql, pairs)
  return work.flatMap((one) => {
    const key = memberKey(one)
    try {
      return compare(replayOne(one, histories.get(key)), stored.get(key))
    } catch (error) {
      // One history that nobody can read must not hide the drift of others.
      return [driftOf(one, ["fold", reasonOf(error), "a standing"])]
    }
  })
}

interface Stored {
  /** False once all the member's customers are deleted: they get nothing. */
  open: boolean
  status: number
  spendable: number
  rung: string
  status_entries: number
  spendable_entries: number
  tallies: string
  /** Rewards granted and not taken back. */
  rewards: string[]
  /** Those among them that may still be used. */
  open_rewards: string[]
}

async function loadStored(
  sql: Sql,
  pairs: readonly unknown[]
): Promise<Map<string, Stored>> {
  const rows = await sql.query(
    `select s.ladder_id, s.member_id, s.rung, s.rung_id, s.registered, s.absent,
       s.status_points,
       s.spendable_points, e.status, e.spendable, t.tallies, g.open_rewards, g.rewards,
       exists (
         select 1 from ladder_member_link k
         where k.member_id = s.member_id and k.ends_at is null
       ) as open
     from unnest($1::text[], $2::text[]) as m(ladder_id, member_id)
     join ladder_standing s using (ladder_id, member_id)
     left join lateral (
       select coalesce(sum(status_points), 0) as status,
         coalesce(sum(spendable_points), 0) as spendable
       from ladder_entry x
       where x.ladder_id = s.ladder_id and x.member_id = s.member_id
     ) e on true
     left join lateral (
       select string_agg(tally || ':' || day || '=' || amount, ' '
         order by tally collate "C", day) as tallies
       from ladder_tally x
       where x.ladder_id = s.ladder_id and x.member_id = s.member_id
         and amount <> 0
     ) t on true
     left join lateral (
       select array_agg(reward) as rewards,
         array_agg(reward) filter (
           where x.state not in ('redeemed', 'expired', 'revoked')
             and x.void_due is null
         ) as open_rewards
       from ladder_grant x
       where x.ladder_id = s.ladder_id and x.member_id = s.member_id
         and (x.state <> 'revoked' or x.reason = 'ladder_retired'
           or x.voided_by is not null)
         and x.cause <> 'offer'
     ) g on true`,
    pairs
  )
  return new Map(rows.map((row) => [memberKeyOf(row), storedOf(row)]))
}

const memberKeyOf = (row: Row): string =>
  `${text(row, "ladder_id")} ${text(row, "member_id")}`

function storedOf(row: Row): Stored {
  return {
    open: row["open"] === true,
    status: whole(row, "status_points"),
    spendable: whole(row, "spendable_points"),
    rung: `${whole(row, "rung")} ${textOrNull(row, "rung_id")} ${row["registered"] === true} ${row["absent"] === true}`,
    status_entries: whole(row, "status"),
    spendable_entries: whole(row, "spendable"),
    tallies: textOrNull(row, "tallies") ?? "",
    rewards: listOf(row["rewards"]),
    open_rewards: listOf(row["open_rewards"]),
  }
}

const listOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.map(String) : []

function compare(folded: Folded, stored: Stored | undefined): Drift[] {
  const { outcome, superseded, work } = folded
  const { standing } = outcome
  const { before } = work
  if (!stored) {
    return []
  }
  const checks: [Drift["what"], unknown, unknown][] = [
    ["points", stored.status, standing.status],
    ["points", stored.spendable, standing.spendable],
    ["points", stored.status_entries, stored.status],
    ["points", stored.spendable_entries, stored.spendable],
    ["points", pointsOf(before), pointsOf(standing)],
    ["rung", stored.rung, rungOf(standing)],
    ["rung", rungStateOf(before), rungStateOf(standing)],
    ["entries", outcome.entries.length, 0],
    ["transitions", outcome.transitions.length + superseded.length, 0],
    ["tally", stored.tallies, daysAsText(folded)],
    ["tally", sumsAsText(before), sumsAsText(standing)],
    ["grants", rewardsAmiss(stored, standing), ""],
    ["grants", owedAsText(before), owedAsText(standing)],
  ]
  return checks
    .filter(([, recorded, expected]) => recorded !== expected)
    .map((check) => driftOf(work, check))
}

const driftOf = (
  { ladder_id, member_id }: Work,
  [what, recorded, expected]: [Drift["what"], unknown, unknown]
): Drift => ({
  what,
  ladder_id,
  member_id,
  recorded: String(recorded),
  expected: String(expected),
})

const pointsOf = ({ status, spendable }: Standing): string =>
  `${status} ${spendable}`

const rungOf = ({ rung, rung_id, registered, absent_by }: Standing): string =>
  `${rung} ${rung_id} ${registered} ${absent_by.length > 0}`

/** What decides when the rung may next be left. */
const rungStateOf = (standing: Standing): string => {
  const { rung_since, grace, lock, absent_by } = standing
  const locked = lock && `${lock.rung} until ${lock.until}`
  return `${rungOf(standing)} since ${rung_since}, grace ${grace?.until}, lock ${locked}, absent ${absent_by.join()}`
}

const sumsAsText = ({ tallies }: Standing): string =>
  Object.entries(tallies)
    .map(([key, { sum }]) => `${key}=${sum}`)
    .sort(compareBytes)
    .join(" ")

const daysAsText = ({ outcome }: Folded): string =>
  [...outcome.days]
    .sort((a, b) => compareBytes(a.tally, b.tally) || a.day - b.day)
    .map(({ tally, day, delta }) => `${tally}:${day}=${delta}`)
    .join(" ")

const owedAsText = ({ owed }: Standing): string =>
  owed
    .map(({ reward, at }) => `${reward}@${at}`)
    .sort(compareBytes)
    .join(" ")

/** Owed and never granted, or open and not owed. */
function rewardsAmiss(stored: Stored, { owed }: Standing): string {
  const rewards = owed.map((one) => one.reward)
  const granted = (reward: string): boolean =>
    !stored.open || stored.rewards.includes(reward)
  return [
    ...rewards.filter((reward) => !granted(reward)),
    ...stored.open_rewards.filter((reward) => !rewards.includes(reward)),
  ].join(" ")
}
