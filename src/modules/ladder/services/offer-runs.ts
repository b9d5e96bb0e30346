import { isDeepStrictEqual } from "node:util"
import { MedusaError } from "@medusajs/framework/utils"
import { iso, json, text, textOrNull, whole } from "../mapping"
import type { Database, Row, Sql } from "../sql/database"
import { publicationLock } from "../sql/record/insert-events"
import { countAbsent } from "../sql/attendance"
import * as statements from "../sql/offer-runs"
import type { Actor, OfferRun, OfferRunState, OfferTerms } from "../types"
import type { Page, Paged } from "../types"
import { audit } from "./audit"
import type { GrantOutbox } from "./outbox"
import { newId } from "./tokens"

/**
 * Offers to whole customer groups, each a row that any process goes on with:
 * a page of customers, their grants and where the run has got to are written
 * in one transaction, so that no crash and no second process gives anybody two.
 */
export class OfferRuns {
  constructor(
    private readonly database: Database,
    private readonly outbox: GrantOutbox
  ) {}

  async start(terms: OfferTerms, by: Actor): Promise<OfferRun> {
    const { ladder_id, offer_key } = terms
    return await this.database.transaction(async (sql) => {
      await sql.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [
        `ladder offer ${ladder_id} ${offer_key}`,
      ])
      const [row] = await sql.query(statements.runsOfKey, [
        ladder_id,
        offer_key,
      ])
      const before = row ? runOf(row) : null
      if (before && goesOn(before, terms)) {
        return before
      }
      const [made] = await sql.query(statements.startRun, [
        newId("lofr"),
        ladder_id,
        terms.customer_group_id,
        offer_key,
        terms.name,
        terms.kind,
        JSON.stringify(terms.settings),
        by.actor_id,
      ])
      const run = runOf(made ?? {})
      await audit(sql, {
        ...by,
        action: "offer.start",
        ladder_id,
        subject: run.id,
        before: null,
        after: terms,
      })
      return run
    })
  }

  async claim(): Promise<OfferRun | null> {
    const [row] = await this.database.query(statements.claimRun)
    return row ? runOf(row) : null
  }

  async offerPage(
    id: string,
    after: string,
    customer_ids: readonly string[]
  ): Promise<OfferRun> {
    return await this.database.transaction(async (sql) => {
      // Before looking at the ladder: retiring it waits for this, or this for it.
      await sql.query("select pg_advisory_xact_lock_shared($1)", [
        publicationLock,
      ])
      const { run, live } = await lockRun(sql, id)
      if (run.state !== "running" || run.last_customer !== after) {
        // Another process was faster, or staff ended it.
        return run
      }
      const last = customer_ids.at(-1)
      if (!live || last === undefined) {
        const end = live ? ["done", null] : ["canceled", "ladder_retired"]
        const [row] = await sql.query(statements.endRun, [id, ...end])
        return row ? runOf(row) : run
      }
      const { created, existing } = await this.outbox.offerIn(sql, {
        ...run,
        customer_ids,
      })
      const [row] = await sql.query(statements.moveOn, [
        id,
        last,
        customer_ids.length,
        created,
        existing,
      ])
      return row ? runOf(row) : run
    })
  }

  async release(id: string): Promise<void> {
    await this.database.query(statements.releaseRun, [id])
  }

  async fail(id: string, reason: string): Promise<void> {
    await this.database.query(statements.failRun, [id, reason])
  }

  async cancel(id: string, by: Actor): Promise<OfferRun> {
    return await this.database.transaction(async (sql) => {
      const { run } = await lockRun(sql, id)
      if (run.state !== "running") {
        throw new MedusaError(
          MedusaError.Types.CONFLICT,
          `offer: "${id}" is ${run.state}; only one that is running can be cancelled`
        )
      }
      const [row] = await sql.query(statements.endRun, [id, "canceled", null])
      await audit(sql, {
        ...by,
        action: "offer.cancel",
        ladder_id: run.ladder_id,
        subject: id,
        before: { state: run.state, customers: run.customers },
        after: { state: "canceled" },
      })
      return row ? runOf(row) : run
    })
  }

  async retrieve(id: string): Promise<OfferRun> {
    const [row] = await this.database.query(
      "select * from ladder_offer_run where id = $1",
      [id]
    )
    return runOf(row ?? missing(id))
  }

  async ofGroup(
    customer_group_id: string,
    page: Page
  ): Promise<Paged<OfferRun>> {
    const where = "from ladder_offer_run where customer_group_id = $1"
    const rows = await this.database.query(
      `select * ${where} order by created_at desc, id limit $2 offset $3`,
      [customer_group_id, page.limit, page.offset]
    )
    const [total] = await this.database.query(`select count(*) ${where}`, [
      customer_group_id,
    ])
    return { rows: rows.map(runOf), count: total ? whole(total, "count") : 0 }
  }

  async countAbsent(
    ladder_id: string,
    customer_ids: readonly string[]
  ): Promise<number> {
    const params = [ladder_id, customer_ids]
    const [row] = await this.database.query(countAbsent, params)
    return row ? whole(row, "count") : 0
  }

  async countOffered(
    ladder_id: string,
    offer_key: string,
    customer_ids: readonly string[]
  ): Promise<number> {
    const [row] = await this.database.query(statements.countOffered, [
      ladder_id,
      `offer:${offer_key}`,
      customer_ids,
    ])
    return row ? whole(row, "count") : 0
  }
}

/**
 * Whether the run is the one asked for, and still at it.
 *
 * @throws MedusaError CONFLICT where the key stands for another offer
 */
function goesOn(run: OfferRun, terms: OfferTerms): boolean {
  const of = ({ name, kind, settings }: OfferTerms) => [name, kind, settings]
  const same = isDeepStrictEqual(of(run), of(terms))
  const elsewhere =
    run.state === "running" && run.customer_group_id !== terms.customer_group_id
  if (!same || elsewhere) {
    throw new MedusaError(
      MedusaError.Types.CONFLICT,
      `offer_key: "${run.offer_key}" ${same ? "is being offered to another group" : "stands for another offer"}; another key is wanted`
    )
  }
  return run.state === "running"
}

async function lockRun(
  sql: Sql,
  id: string
): Promise<{ run: OfferRun; live: boolean }> {
  const [row = missing(id)] = await sql.query(statements.lockRun, [id])
  return { run: runOf(row), live: row["live"] === true }
}

function missing(id: string): never {
  throw new MedusaError(
    MedusaError.Types.NOT_FOUND,
    `offer: there is none with the id "${id}"`
  )
}

const runOf = (row: Row): OfferRun => ({
  id: text(row, "id"),
  ladder_id: text(row, "ladder_id"),
  customer_group_id: text(row, "customer_group_id"),
  offer_key: text(row, "offer_key"),
  name: text(row, "name"),
  kind: text(row, "kind"),
  settings: json<OfferRun["settings"]>(row, "settings"),
  state: text(row, "state") as OfferRunState,
  last_customer: text(row, "last_customer"),
  customers: whole(row, "customers"),
  created: whole(row, "created"),
  existing: whole(row, "existing"),
  reason: textOrNull(row, "reason"),
  started_at: iso(row, "created_at"),
  updated_at: iso(row, "updated_at"),
})
