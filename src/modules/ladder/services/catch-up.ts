import { text, whole } from "../mapping"
import type { Database, Row, Sql } from "../sql/database"
import { parkEvents, takeParked, unpark } from "./parking"
import type { Recorder } from "./recorder"
import type { CustomerCheck, RecordAnswer } from "../types"
import type { Door } from "./door"

const batch_size = 500

/**
 * Two index scans: members of an older version, and those marked. The order
 * keeps the first to its index where, as nearly always, there are none.
 */
const takeBehind = `
  with older as materialized (
    select s.ladder_id, s.member_id from ladder l
    cross join lateral (
      select ladder_id, member_id from ladder_standing
      where ladder_id = l.id and version < l.version
      order by version limit $1 for update skip locked
    ) s
    where l.status = 'live'
  ), marked as materialized (
    select ladder_id, member_id from ladder_standing
    where behind limit $1 for update skip locked
  )
  select * from (select * from older union select * from marked) taken
  order by ladder_id collate "C", member_id`

/**
 * Members whom a publication left behind, those whose time has come, and
 * parked events. Found by index; taken with SKIP LOCKED, so that any number of
 * processes share the work.
 */
export class CatchUp {
  constructor(
    private readonly database: Database,
    private readonly recorder: Recorder,
    private readonly door: Door
  ) {}

  /** Folds members who are behind the live version. Gives how many. */
  async settle(limit = batch_size): Promise<number> {
    return await this.database.transaction(async (sql) => {
      const rows = await sql.query(takeBehind, [limit])
      if (rows.length > 0) {
        await this.recorder.refold(sql, rows.map(memberOf))
      }
      return rows.length
    })
  }

  /** Lets time act where it may change something by now. Gives how many. */
  async elapse(limit = batch_size): Promise<number> {
    return await this.database.transaction(async (sql) => {
      const rows = await sql.query(
        `with due as materialized (
           select ladder_id, member_id from ladder_standing
           where review_at <= now()
           order by review_at limit $1 for update skip locked
         )
         select ladder_id, member_id,
           extract(epoch from now())::float8 * 1000 as now
         from due order by ladder_id collate "C", member_id`,
        [limit]
      )
      const [first] = rows
      if (first) {
        const members = rows.map(memberOf)
        await this.recorder.refold(sql, members, whole(first, "now"))
      }
      return rows.length
    })
  }

  /**
   * Tries parked events again whose customer may be there now. The door joins
   * them, and tries each alone where one of them fails.
   *
   * @throws what recording one of them threw, once the others are in
   */
  async retryParked(check: CustomerCheck, limit = batch_size): Promise<number> {
    const due = await this.database.transaction((sql) => takeParked(sql, limit))
    if (due.length === 0) {
      return 0
    }
    const customers = await check(due.map(({ event }) => event.customer))
    const told = await Promise.allSettled(
      due
        .filter(({ event }) => customers.get(event.customer) === "known")
        .map(({ event, source }) => this.door.record([event], source))
    )
    const admitted = told.flatMap((one) =>
      one.status === "fulfilled" ? one.value.filter(isIn) : []
    )
    await unpark(
      this.database,
      admitted.map(({ key }) => key)
    )
    const failed = told.find((one) => one.status === "rejected")
    if (failed) {
      throw failed.reason
    }
    return admitted.length
  }

  async park(
    events: Parameters<typeof parkEvents>[1],
    source: string
  ): Promise<void> {
    await this.database.transaction((sql: Sql) =>
      parkEvents(sql, events, source)
    )
  }
}

const isIn = ({ answer }: RecordAnswer): boolean =>
  answer === "recorded" || answer === "duplicate"

const memberOf = (row: Row): { ladder_id: string; member_id: string } => ({
  ladder_id: text(row, "ladder_id"),
  member_id: text(row, "member_id"),
})
