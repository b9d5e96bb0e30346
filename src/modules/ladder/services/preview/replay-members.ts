import type { EventTypes, Item, LadderDocument } from "../../../../engine"
import { compileRules, replay } from "../../../../engine"
import { calendarOf } from "../../calendar"
import type { Sql } from "../../sql/database"
import { addItems } from "../histories"
import type { Book } from "../rule-book"

/** A draft to try out, and the versions it would follow. */
export interface Trial {
  readonly draft: LadderDocument
  /** Null: the first version of a ladder. */
  readonly ladder_id: string | null
  readonly book: Book | null
  readonly at: number
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
  { draft, ladder_id, book, at }: Trial,
  member_ids: readonly string[]
): Promise<Placing[]> {
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
  return [...histories.values()].flatMap(({ member_id, items }) => {
    const past = items.filter((item) => item.at <= at)
    const { standing } = replay(rules, [...publications, ...past], at)
    return standing.registered ? [{ member_id, position: standing.rung }] : []
  })
}
