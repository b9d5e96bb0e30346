import { text, wholeOrNull } from "../mapping"
import type {
  Database,
  Row,
  Sql,
  Statement,
  Transaction,
} from "../sql/database"
import { countingAnyway } from "./counting-anyway"
import { parkEvents, takeParked } from "./parking"
import type { Recorder } from "./recorder"
import { isPassing, noteUnfolded, takeAgain, type MemberOf } from "./unfolded"
import type { CustomerCheck } from "../types"
import type { Door } from "./door"
import { tryParked } from "./try-parked"

const batch_size = 500

/** Batches of parked events tried by one sweep: the rest waits for the next. */
const batches_max = 20

/**
 * Members of an older version, those marked, and those who could not be folded
 * and whose next try has come: an index scan each. The order keeps the first to
 * its index where, as nearly always, there are none.
 */
const takeBehind: Statement = {
  name: "ladder-take-behind",
  text: `
  with older as materialized (
    select s.ladder_id, s.member_id from ladder l
    cross join lateral (
      select ladder_id, member_id from ladder_standing
      where ladder_id = l.id and version < l.version and fold_retry_at is null
      order by version limit $1 for update skip locked
    ) s
    where l.status = 'live'
  ), marked as materialized (
    select s.ladder_id, s.member_id
    from ladder_standing s join ladder l on l.id = s.ladder_id
    where s.behind and s.fold_retry_at is null and l.status = 'live'
    limit $1 for update of s skip locked
  ), again as materialized (
    select s.ladder_id, s.member_id
    from ladder_standing s join ladder l on l.id = s.ladder_id
    where s.fold_retry_at <= now()
      and l.status = 'live' and (s.behind or s.version < l.version)
    order by s.fold_retry_at limit $1 for update of s skip locked
  )
  select ladder_id, member_id, null::float8 as now from (
    select * from older union select * from marked union select * from again
  ) taken
  order by ladder_id collate "C", member_id`,
}

/** Members whose time has come, first tries and further ones. */
const takeDue: Statement = {
  name: "ladder-take-due",
  text: `
  with due as materialized (
    select s.ladder_id, s.member_id
    from ladder_standing s join ladder l on l.id = s.ladder_id
    where s.review_at <= now() and s.fold_retry_at is null
      and l.status = 'live'
    order by s.review_at limit $1 for update of s skip locked
  ), again as materialized (
    select s.ladder_id, s.member_id
    from ladder_standing s join ladder l on l.id = s.ladder_id
    where s.fold_retry_at <= now() and s.review_at <= now()
      and l.status = 'live'
    order by s.fold_retry_at limit $1 for update of s skip locked
  )
  select ladder_id, member_id, extract(epoch from now())::float8 * 1000 as now
  from (select * from due union all select * from again) taken
  order by ladder_id collate "C", member_id`,
}

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
    return await this.foldTaken(takeBehind, limit)
  }

  /** Lets time act where it may change something by now. Gives how many. */
  async elapse(limit = batch_size): Promise<number> {
    return await this.foldTaken(takeDue, limit)
  }

  /**
   * Folds in one transaction whomever the statement takes. When that fails,
   * each half by itself and so on: whom nothing helps is put aside with the
   * reason, and the others do not wait for them. Gives how many were taken.
   */
  private async foldTaken(take: Statement, limit: number): Promise<number> {
    let taken: readonly Row[] = []
    try {
      await this.database.transaction(async (sql) => {
        taken = await sql.query(take, [limit])
        await this.fold(sql, taken, untilOf(taken))
      })
    } catch (error) {
      await this.foldApart(taken.map(memberOf), untilOf(taken), error)
    }
    return taken.length
  }

  private async fold(
    sql: Transaction,
    rows: readonly Row[],
    until: number | undefined
  ): Promise<void> {
    if (rows.length > 0) {
      await this.recorder.refold(sql, rows.map(memberOf), until)
    }
  }

  /** @throws `error` when it is nobody's, is passing, or cannot be noted */
  private async foldApart(
    members: readonly MemberOf[],
    until: number | undefined,
    error: unknown
  ): Promise<void> {
    const [only, ...others] = members
    if (!only) {
      throw error
    }
    if (others.length === 0) {
      if (isPassing(error)) {
        throw error
      }
      return await noteUnfolded(this.database, only, error)
    }
    const middle = Math.ceil(members.length / 2)
    for (const half of [members.slice(0, middle), members.slice(middle)]) {
      try {
        await this.database.transaction(async (sql) => {
          const free = await sql.query(takeAgain, [
            half.map(({ ladder_id }) => ladder_id),
            half.map(({ member_id }) => member_id),
          ])
          await this.fold(sql, free, until)
        })
      } catch (fault) {
        await this.foldApart(half, until, fault)
      }
    }
  }

  /**
   * Tries parked events again whose time has come, a batch at a time; then those
   * of deleted customers.
   *
   * @throws what recording one of them threw, once the others of its batch are in
   */
  async retryParked(check: CustomerCheck, limit = batch_size): Promise<number> {
    const due = await this.retryTaken("due", check, limit)
    return due + (await this.retryTaken("gone", check, limit))
  }

  private async retryTaken(
    which: "due" | "gone",
    check: CustomerCheck,
    limit: number
  ): Promise<number> {
    const { database, door } = this
    let recorded = 0
    for (let batch = 0; batch < batches_max; batch++) {
      const taken = await takeParked(database, which, limit)
      const tried = await tryParked({ database, door }, taken, check)
      if (tried.faults.length > 0) {
        throw tried.faults[0]
      }
      recorded += tried.answers.filter(
        ({ answer }) => answer === "recorded"
      ).length
      if (taken.length < limit) {
        break
      }
    }
    return recorded
  }

  countingAnyway(
    events: Parameters<typeof countingAnyway>[1],
    check: CustomerCheck
  ): ReturnType<typeof countingAnyway> {
    return countingAnyway(this.database, events, check)
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

const memberOf = (row: Row): MemberOf => ({
  ladder_id: text(row, "ladder_id"),
  member_id: text(row, "member_id"),
})

/** Up to when time acts on those taken, where it is time that took them. */
const untilOf = ([first]: readonly Row[]): number | undefined =>
  (first && wholeOrNull(first, "now")) ?? undefined
