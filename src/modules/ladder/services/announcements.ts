import { iso, json, ladderEventOf, text } from "../mapping"
import type { Database, Row } from "../sql/database"
import * as statements from "../sql/announcements"
import type { ClaimedAnnouncement } from "../types"
import type { Fact } from "./announce-folded"

/**
 * What is committed and not announced yet. A claimed row is not due again
 * before its lease has run out; whoever announced it deletes it.
 */
export class AnnouncementOutbox {
  constructor(private readonly database: Database) {}

  async claim(limit: number): Promise<ClaimedAnnouncement[]> {
    const rows = await this.database.query(statements.claimAnnouncements, [
      limit,
    ])
    const facts = rows.flatMap((row) => json<Fact[]>(row, "facts"))
    const open = await this.openCustomers(
      facts.map(({ member_id }) => member_id)
    )
    return rows
      .sort((a, b) => (iso(a, "created_at") < iso(b, "created_at") ? -1 : 1))
      .map((row) => claimedOf(row, open))
  }

  async done(ids: readonly string[]): Promise<void> {
    await this.database.query(statements.forgetAnnouncements, [ids])
  }

  async failed(ids: readonly string[], reason: string): Promise<void> {
    await this.database.query(statements.postponeAnnouncements, [ids, reason])
  }

  async takesPart(ladder_id: string, customer_id: string): Promise<boolean> {
    const rows = await this.database.query(statements.takesPart, [
      ladder_id,
      customer_id,
    ])
    return rows.length > 0
  }

  /** By member; nobody who was deleted since. */
  private async openCustomers(
    member_ids: readonly string[]
  ): Promise<Map<string, string[]>> {
    const open = new Map<string, string[]>()
    if (member_ids.length > 0) {
      const ids = [...new Set(member_ids)]
      for (const row of await this.database.query(statements.openCustomers, [
        ids,
      ])) {
        const member_id = text(row, "member_id")
        const others = open.get(member_id) ?? []
        open.set(member_id, [...others, text(row, "customer_id")])
      }
    }
    return open
  }
}

function claimedOf(
  row: Row,
  open: ReadonlyMap<string, readonly string[]>
): ClaimedAnnouncement {
  const id = text(row, "id")
  const events = json<Fact[]>(row, "facts").flatMap((fact, index) => {
    const customers = open.get(fact.member_id) ?? []
    const customer_id = fact.customer_id ?? customers[0]
    return customer_id === undefined || !customers.includes(customer_id)
      ? []
      : [
          ladderEventOf(fact, {
            id: `${id}_${index}`,
            ladder_id: text(row, "ladder_id"),
            ladder_handle: text(row, "handle"),
            customer_id,
          }),
        ]
  })
  return { id, events }
}
