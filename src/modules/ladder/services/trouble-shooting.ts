import { MedusaError } from "@medusajs/framework/utils"
import { iso, isoOrNull, text, textOrNull, whole } from "../mapping"
import type { Database, Row, Sql } from "../sql/database"
import * as statements from "../sql/failed-grants"
import type {
  FailedGrant,
  GrantRetry,
  ParkedCorrection,
  ParkedInFull,
  ParkedRetry,
} from "../trouble-contract"
import type { Actor, CustomerCheck, Page, Paged } from "../types"
import { audit } from "./audit"
import type { Door } from "./door"
import type { TakenParked } from "./parking"
import {
  countParked,
  dropParked,
  readParked,
  takeAny,
  takeCorrected,
  takeOne,
} from "./parked-events"
import { tryParked } from "./try-parked"

/** Grants made due again by one call: one statement, done in a second. */
const grants_max = 10_000

/** Answers told one by one. */
const told_max = 20

/** What failed or waits for somebody, and having it tried again at once. */
export class TroubleShooting {
  constructor(
    private readonly database: Database,
    private readonly door: Door
  ) {}

  async listFailed({ limit, offset }: Page): Promise<Paged<FailedGrant>> {
    const rows = await this.database.query(statements.listFailed, [
      limit,
      offset,
    ])
    return { rows: rows.map(failedOf), count: await countFailed(this.database) }
  }

  async retryGrant(id: string, by: Actor): Promise<GrantRetry> {
    return await this.database.transaction(async (sql) => {
      const [row] = await sql.query(statements.lockFailed, [id])
      const grant = triable(id, row)
      await sql.query(statements.retryOne, [id])
      await audit(sql, {
        ...by,
        action: "grant.retry",
        ladder_id: text(grant, "ladder_id"),
        subject: id,
        before: { tries: whole(grant, "tries"), reason: grant["failure"] },
        after: { tries: 0, reason: grant["failure"] },
      })
      return { retried: 1, left: await countFailed(sql) }
    })
  }

  async retryGrants(by: Actor): Promise<GrantRetry> {
    return await this.database.transaction(async (sql) => {
      const rows = await sql.query(statements.retryAll, [grants_max])
      const retried = rows.length
      if (retried > 0) {
        await audit(sql, {
          ...by,
          action: "grant.retry_all",
          ladder_id: null,
          subject: "grants",
          before: null,
          after: { grants: retried },
        })
      }
      return { retried, left: await countFailed(sql) }
    })
  }

  async retryParked(
    key: string | null,
    check: CustomerCheck,
    by: Actor
  ): Promise<ParkedRetry> {
    const taken = await this.database.transaction((sql) =>
      key === null ? takeAny(sql, by) : takeOne(sql, key, by)
    )
    return await this.tryTaken(taken, check, key === null)
  }

  async readParked(key: string): Promise<ParkedInFull> {
    return await readParked(this.database, key)
  }

  async correctParked(
    key: string,
    correction: ParkedCorrection,
    check: CustomerCheck,
    by: Actor
  ): Promise<ParkedRetry> {
    const taken = await this.database.transaction((sql) =>
      takeCorrected(sql, key, correction, by)
    )
    return await this.tryTaken(taken, check, false)
  }

  async dropParked(key: string, by: Actor): Promise<{ left: number }> {
    await this.database.transaction((sql) => dropParked(sql, key, by))
    return { left: await countParked(this.database) }
  }

  async retryUnread(source: string, id: string, by: Actor): Promise<void> {
    await this.database.transaction(async (sql) => {
      const [row] = await sql.query(
        "select reason, tries from ladder_unread where source = $1 and id = $2",
        [source, id]
      )
      if (!row) {
        throw new MedusaError(
          MedusaError.Types.NOT_FOUND,
          `id: no row "${id}" of "${source}" waits to be read`
        )
      }
      await audit(sql, {
        ...by,
        action: "unread.retry",
        ladder_id: null,
        subject: `${source} ${id}`,
        before: { reason: text(row, "reason"), tries: whole(row, "tries") },
        after: null,
      })
    })
  }

  private async tryTaken(
    taken: readonly TakenParked[],
    check: CustomerCheck,
    onlyStaying: boolean
  ): Promise<ParkedRetry> {
    const { database, door } = this
    const { answers } = await tryParked({ database, door }, taken, check)
    const stay = answers.filter(({ answer }) => answer === "parked")
    return {
      recorded: answers.length - stay.length,
      parked: stay.length,
      left: await countParked(database),
      events: (onlyStaying ? stay : answers).slice(0, told_max),
    }
  }
}

/** @throws MedusaError NOT_FOUND; CONFLICT unless it failed and waits */
function triable(id: string, row: Row | undefined): Row {
  if (!row) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `id: no grant has the id "${id}"`
    )
  }
  if (row["failed"] !== true) {
    throw new MedusaError(
      MedusaError.Types.CONFLICT,
      `id: "${id}" is ${text(row, "state")} and did not fail since it was last due; only a grant that failed can be tried again`
    )
  }
  if (row["idle"] !== true) {
    throw new MedusaError(
      MedusaError.Types.CONFLICT,
      `id: "${id}" is being tried at this moment; in half a minute it can be tried again`
    )
  }
  return row
}

async function countFailed(sql: Sql): Promise<number> {
  const [row = {}] = await sql.query(statements.countFailed)
  return whole(row, "count")
}

const failedOf = (row: Row): FailedGrant => ({
  id: text(row, "id"),
  ladder_id: text(row, "ladder_id"),
  name: text(row, "name"),
  kind: text(row, "kind"),
  customer_id: text(row, "customer_id"),
  doing: text(row, "doing") as FailedGrant["doing"],
  reason: textOrNull(row, "failure"),
  tries: whole(row, "tries"),
  next_try_at: isoOrNull(row, "next_try_at"),
  created_at: iso(row, "created_at"),
})
