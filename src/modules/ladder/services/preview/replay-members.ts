import type { EventTypes, Item, LadderDocument } from "../../../../engine"
import { compileRules, replay } from "../../../../engine"
import { calendarOf } from "../../calendar"
import { text } from "../../mapping"
import type { Sql } from "../../sql/database"
import { linksOf } from "../../sql/preview/statements"
import type { MembershipsOf } from "../../types"
import { addItems } from "../histories"
import type { Book } from "../rule-book"

/** A draft to try out, and the versions it would follow. */
export interface Trial {
  readonly draft: LadderDocument
  /** Null: the first version of a ladder. */
  readonly ladder_id: string | null
  readonly book: Book | null
  readonly at: number
  readonly groups: ChangedGroups
  readonly membershipsOf: MembershipsOf
}

/** Ids of customer groups that only one of live version and draft leaves out. */
export interface ChangedGroups {
  readonly left_out: readonly string[]
  readonly let_in: readonly string[]
}

export function changedGroups(
  live: LadderDocument | undefined,
  draft: LadderDocument
): ChangedGroups {
  const before = live?.takes_part?.groups_left_out ?? []
  const after = draft.takes_part?.groups_left_out ?? []
  return {
    left_out: after.filter((id) => !before.includes(id)),
    let_in: before.filter((id) => !after.includes(id)),
  }
}

/** Where a registered member would stand. */
export interface Placing {
  readonly member_id: string
  readonly position: number
}

/**
 * Replays members through the published versions and then the draft, published
 * now. Nothing is written. Guests are left out: they stand nowhere.
 */
export async function replayMembers(
  sql: Sql,
  types: EventTypes,
  trial: Trial,
  member_ids: readonly string[]
): Promise<Placing[]> {
  const { draft, ladder_id, book, at, groups } = trial
  const documents = book?.documents ?? new Map<number, LadderDocument>()
  const number = Math.max(0, ...documents.keys()) + 1
  const rules = compileRules(
    [
      ...[...documents].map(([n, document]) => ({ number: n, document })),
      { number, document: draft },
    ],
    types,
    calendarOf(draft.zone)
  )
  const publications: Item[] = [
    ...(book?.publications ?? []),
    { kind: "publication", key: `publication:draft`, at, version: number },
    // Of whom the group did not keep out this says nothing.
    ...groups.let_in.map((id): Item => {
      const by = `group:${id}` as const
      return { kind: "join", key: `draft:${id}`, at, by }
    }),
  ]
  // A ladder that is not there has no decisions; its members have events.
  const members = member_ids.map((member_id) => ({
    ladder_id: ladder_id ?? "",
    member_id,
  }))
  const histories = new Map(
    members.map((one) => [
      `${one.ladder_id} ${one.member_id}`,
      { member_id: one.member_id, items: [] as Item[] },
    ])
  )
  await addItems(sql, members, histories)
  const leaves = await leavesOf(sql, trial, member_ids)
  return [...histories.values()].flatMap(({ member_id, items }) => {
    const all = [...items, ...(leaves.get(member_id) ?? [])]
    const past = all.filter((item) => item.at <= at)
    const { standing } = replay(rules, [...publications, ...past], at)
    return standing.registered ? [{ member_id, position: standing.rung }] : []
  })
}

/** Who is in a group that the draft leaves out left when they joined it. */
async function leavesOf(
  sql: Sql,
  { groups, membershipsOf }: Trial,
  member_ids: readonly string[]
): Promise<ReadonlyMap<string, Item[]>> {
  const leaves = new Map<string, Item[]>()
  if (groups.left_out.length === 0) {
    return leaves
  }
  const links = await sql.query(linksOf, [member_ids])
  const members = new Map(
    links.map((row) => [text(row, "customer_id"), text(row, "member_id")])
  )
  const found = await membershipsOf(groups.left_out, [...members.keys()])
  for (const { id, customer_id, group_id, since } of found) {
    const member = members.get(customer_id) ?? ""
    const by = `group:${group_id}` as const
    const leave: Item = { kind: "leave", key: `draft:${id}`, at: since, by }
    leaves.set(member, [...(leaves.get(member) ?? []), leave])
  }
  return leaves
}
