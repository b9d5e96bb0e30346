import type { AnnouncedName } from "../announced"
import type { Database, Row, Sql } from "../sql/database"
import {
  iso,
  isoOrNull,
  json,
  text,
  textOrNull,
  whole,
  wholeOrNull,
} from "../mapping"
import { countAbsent } from "../sql/attendance"
import * as statements from "../sql/outbox"
import { publicationLock } from "../sql/record/insert-events"
import { writeGrants } from "../sql/record/write-outcomes"
import { takeCodes } from "../sql/single-coupons"
import type {
  ClaimedGrant,
  ClaimedLevel,
  GrantRecord,
  GrantState,
  Money,
  Page,
  Paged,
} from "../types"
import { idFor, newCode, newId } from "./tokens"

interface Offer {
  readonly ladder_id: string
  readonly offer_key: string
  readonly name: string
  readonly kind: string
  readonly settings: Readonly<Record<string, unknown>>
  readonly customer_ids: readonly string[]
}

/** What is to be done in the shop, claimed with leases and marked when done. */
export class GrantOutbox {
  constructor(
    private readonly database: Database,
    private readonly coupon_prefix: string,
    private readonly announced: ReadonlySet<AnnouncedName>
  ) {}

  async isDue(): Promise<boolean> {
    const [row] = await this.database.query(statements.anythingDue)
    return row?.["due"] === true
  }

  async claimDueGrants(limit: number): Promise<ClaimedGrant[]> {
    const rows = await this.database.query(statements.claimDue, [limit])
    return rows.map(claimedOf)
  }

  async claimVoidGrants(limit: number): Promise<ClaimedGrant[]> {
    const rows = await this.database.query(statements.claimVoid, [limit])
    return rows.map(claimedOf)
  }

  async claimGrant(id: string): Promise<ClaimedGrant | null> {
    const [row] = await this.database.query(statements.claimOne, [id])
    return row ? claimedOf(row) : null
  }

  async markIssued(
    issued: readonly { id: string; promotion_id: string }[]
  ): Promise<void> {
    await this.database.query(statements.markIssued, [
      issued.map(({ id }) => id),
      issued.map(({ promotion_id }) => promotion_id),
      this.announced.has("reward_issued"),
    ])
  }

  async markVoided(ids: readonly string[]): Promise<void> {
    await this.database.transaction(async (sql) => {
      await sql.query(statements.lockStandingsOf, [ids])
      const again = await sql.query(statements.markVoided, [
        ids,
        this.announced.has("reward_revoked"),
      ])
      if (again.length > 0) {
        await sql.query(writeGrants, [
          again.map(() => newId("lgr")),
          again.map((row) => row["ladder_id"]),
          again.map((row) => row["reward"]),
          again.map((row) => row["name"]),
          again.map((row) => row["kind"]),
          again.map((row) => JSON.stringify(row["settings"])),
          again.map((row) => row["member_id"]),
          again.map((row) => row["transition"]),
          again.map(() => "due"),
          again.map((row) =>
            newCode(json<object>(row, "settings"), this.coupon_prefix)
          ),
          again.map(() => null),
        ])
      }
    })
  }

  async markFailed(id: string, reason: string): Promise<void> {
    await this.database.query(statements.markFailed, [id, reason])
  }

  async markRedeemed(
    redemptions: readonly {
      promotion_id: string
      order_id: string
      at: number
      discount?: Money
    }[]
  ): Promise<GrantRecord[]> {
    const rows = await this.database.query(statements.markRedeemed, [
      redemptions.map((one) => one.promotion_id),
      redemptions.map((one) => one.order_id),
      redemptions.map((one) => one.at),
      redemptions.map(({ discount }) => discount?.amount ?? null),
      redemptions.map(({ discount }) => discount?.currency ?? null),
      this.announced.has("reward_redeemed"),
    ])
    return rows.map(grantOf)
  }

  async claimLevels(limit: number): Promise<ClaimedLevel[]> {
    const rows = await this.database.query(statements.claimLevels, [limit])
    return rows.map((row) => ({
      ladder_id: text(row, "ladder_id"),
      member_id: text(row, "member_id"),
      customer_ids: json<string[] | null>(row, "customer_ids") ?? [],
      group_id: textOrNull(row, "customer_group_id"),
      ladder_group_ids: json<string[] | null>(row, "ladder_group_ids") ?? [],
      rung_id: textOrNull(row, "rung_id"),
      going: row["up"] === true ? "up" : "down",
    }))
  }

  async hasLevels(): Promise<boolean> {
    const rows = await this.database.query(statements.unclaimedLevel)
    return rows.length > 0
  }

  async markLevels(levels: readonly ClaimedLevel[]): Promise<void> {
    await this.database.query(statements.markLevels, [
      levels.map(({ ladder_id }) => ladder_id),
      levels.map(({ member_id }) => member_id),
      levels.map(({ rung_id }) => rung_id),
    ])
  }

  async releaseLevels(
    released: readonly { level: ClaimedLevel; reason: string }[]
  ): Promise<void> {
    await this.database.query(statements.releaseLevels, [
      released.map(({ level }) => level.ladder_id),
      released.map(({ level }) => level.member_id),
      released.map(({ reason }) => reason),
    ])
  }

  async offerGrants(
    offer: Offer
  ): Promise<{ created: number; existing: number }> {
    return await this.database.transaction((sql) => this.offerIn(sql, offer))
  }

  /**
   * As `offerGrants`, inside a transaction. An offer may go to customers of
   * whom nothing was recorded yet. A ladder published meanwhile would miss
   * them: one waits for the other.
   */
  async offerIn(
    sql: Sql,
    offer: Offer
  ): Promise<{ created: number; existing: number }> {
    const { customer_ids } = offer
    await sql.query("select pg_advisory_xact_lock_shared($1)", [
      publicationLock,
    ])
    await sql.query(statements.ensureMembers, [customer_ids])
    await sql.query(statements.lockOffered, [offer.ladder_id, customer_ids])
    const rows = await sql.query(statements.offerGrants, [
      offer.ladder_id,
      `offer:${offer.offer_key}`,
      offer.name,
      offer.kind,
      JSON.stringify(offer.settings),
      customer_ids.map((id) => offeredId(offer.ladder_id, offer.offer_key, id)),
      customer_ids,
      customer_ids.map(() => newCode(offer.settings, this.coupon_prefix)),
    ])
    const [absent] =
      rows.length < customer_ids.length
        ? await sql.query(countAbsent, [offer.ladder_id, customer_ids])
        : []
    const skipped = customer_ids.length - rows.length
    return {
      created: rows.length,
      existing: skipped - (absent ? whole(absent, "count") : 0),
    }
  }

  async grantsByPromotion(
    promotion_ids: readonly string[]
  ): Promise<GrantRecord[]> {
    const rows = await this.database.query(
      "select * from ladder_grant where promotion_id = any($1::text[])",
      [promotion_ids]
    )
    return rows.map(grantOf)
  }

  async existing(ids: readonly string[]): Promise<Set<string>> {
    const rows = await this.database.query(
      "select id from ladder_grant where id = any($1::text[])",
      [ids]
    )
    return new Set(rows.map((row) => text(row, "id")))
  }

  async takeCodes(
    found: readonly { readonly id: string; readonly code: string }[]
  ): Promise<void> {
    await this.database.query(takeCodes, [
      found.map(({ id }) => id),
      found.map(({ code }) => code),
    ])
  }

  async grantsByCode(codes: readonly string[]): Promise<GrantRecord[]> {
    const rows = await this.database.query(statements.grantsByCode, [codes])
    return rows.map(grantOf)
  }

  async listGrants(
    filter: {
      ladder_id?: string
      customer_id?: string
      state?: GrantState
      offer_key?: string
    },
    page: Page
  ): Promise<Paged<GrantRecord>> {
    const { ladder_id, customer_id, state, offer_key } = filter
    const [where, params] = whereOf([
      ["ladder_id = $", ladder_id],
      [
        "member_id in (select member_id from ladder_member_link where customer_id = $)",
        customer_id,
      ],
      ["coalesce(void_due, state) = $", state],
      [
        "reward = $",
        offer_key === undefined ? undefined : `offer:${offer_key}`,
      ],
    ])
    const rows = await this.database.query(
      `select * from ladder_grant ${where} order by created_at desc, id
       limit $${params.length + 1} offset $${params.length + 2}`,
      [...params, page.limit, page.offset]
    )
    const [total] = await this.database.query(
      `select count(*) from ladder_grant ${where}`,
      params
    )
    return { rows: rows.map(grantOf), count: total ? whole(total, "count") : 0 }
  }
}

/** Of one offer a customer has one grant for ever, also when it was voided. */
export const offeredId = (
  ladder_id: string,
  offer_key: string,
  customer_id: string
): string => idFor("lgr", ladder_id, offer_key, customer_id)

/** Only the tests asked for: "or absent" would read the table from end to end. */
function whereOf(
  tests: readonly (readonly [sql: string, value: string | undefined])[]
): [where: string, params: string[]] {
  const given = tests.flatMap(([sql, value]) =>
    value === undefined ? [] : [{ sql, value }]
  )
  const list = given.map(({ sql }, i) => sql.replace("$", () => `$${i + 1}`))
  return [
    list.length === 0 ? "" : `where ${list.join(" and ")}`,
    given.map(({ value }) => value),
  ]
}

const claimedOf = (row: Row): ClaimedGrant => ({
  id: text(row, "id"),
  ladder_id: text(row, "ladder_id"),
  reward: text(row, "reward"),
  kind: text(row, "kind"),
  settings: json<ClaimedGrant["settings"]>(row, "settings"),
  member_id: text(row, "member_id"),
  customer_id: text(row, "customer_id"),
  code: text(row, "code"),
  promotion_id: textOrNull(row, "promotion_id"),
  tries: whole(row, "tries"),
  created_at: iso(row, "created_at"),
  sales_channels: json<ClaimedGrant["sales_channels"]>(row, "sales_channels"),
})

function discountOf(row: Row): GrantRecord["discount"] {
  const amount = wholeOrNull(row, "discount")
  const currency = textOrNull(row, "discount_currency")
  return amount === null || currency === null ? null : { amount, currency }
}

/** What is taken back reads so at once, though the shop follows a moment later. */
export const grantOf = (row: Row): GrantRecord => ({
  ...claimedOf(row),
  name: text(row, "name"),
  state: (textOrNull(row, "void_due") ??
    (row["over"] === true ? "expired" : text(row, "state"))) as GrantState,
  issued_at: isoOrNull(row, "issued_at"),
  expires_at: isoOrNull(row, "expires_at"),
  redeemed_at: isoOrNull(row, "redeemed_at"),
  order_id: textOrNull(row, "order_id"),
  discount: discountOf(row),
  renews: textOrNull(row, "renews"),
  reason: textOrNull(row, "reason") ?? textOrNull(row, "failure"),
})
