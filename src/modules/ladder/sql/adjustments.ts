import type { AdjustmentFilter, AdjustmentState } from "../adjustment-contract"

/**
 * Adjustments are few, and where there is a limit each looks at those of the day:
 * one at a time, or two could each be the last that it allows.
 */
export const lockAdjustments =
  "select pg_advisory_xact_lock(hashtextextended('ladder-adjustments', 0))"

/** An adjustment nobody decided about in time is over, whoever notes it. */
const stateNow = `
  case when state = 'pending' and expires_at <= clock_timestamp()
    then 'expired' else state end`

const selected = `select *, ${stateNow} as state_now from ladder_adjustment`

export const adjustmentById = `${selected} where id = $1`

export const lockAdjustment = `${adjustmentById} for update`

/** The larger of both: points that rungs count, and those that are spent. */
const size = "greatest(abs(status_points), abs(spendable_points))"

const withinDay = "requested_at > clock_timestamp() - interval '24 hours'"

/**
 * What was given or taken within a day without a second person: by the one who
 * asks, and for the member, whichever of their customers it was done to.
 */
export const madeToday = `
  select (
    select coalesce(sum(${size}), 0) from ladder_adjustment
    where person_id = $1 and state = 'made' and ${withinDay}
  ) as by_person, (
    select coalesce(sum(${size}), 0) from ladder_adjustment
    where customer_id in (
        select $2::text collate "C" union
        select other.customer_id from ladder_member_link k
        join ladder_member_link other on other.member_id = k.member_id
        where k.customer_id = $2)
      and state = 'made' and ${withinDay}
  ) as to_member`

export const insertMade = `
  insert into ladder_adjustment
    (id, ladder_id, customer_id, status_points, spendable_points, reason,
     requested_by, person_id, because, state)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'made')
  on conflict (id) do nothing`

export const insertPending = `
  insert into ladder_adjustment
    (id, ladder_id, customer_id, status_points, spendable_points, reason,
     requested_by, person_id, because, state, expires_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'pending',
    clock_timestamp() + $10 * interval '1 day')`

export const decisionById = "select 1 from ladder_decision where id = $1"

/** Done whenever another is asked for, so that what waits stays quick to find. */
export const endExpired = `
  update ladder_adjustment set state = 'expired', updated_at = now()
  where state = 'pending' and expires_at <= clock_timestamp()`

export const decideAdjustment = `
  update ladder_adjustment set state = $2, decided_by = $3,
    decision_reason = $4, decided_at = clock_timestamp(), updated_at = now()
  where id = $1 returning *, state as state_now`

interface Asked {
  /** Limit and offset come after the parameters. */
  readonly list: string
  readonly count: string
  readonly params: readonly string[]
}

/** Latest first; of one state, of one customer, of both or all. */
export function listAdjustments({
  customer_id,
  state,
}: AdjustmentFilter): Asked {
  const params = customer_id === undefined ? [] : [customer_id]
  const parts = [
    ...(customer_id === undefined ? [] : ["customer_id = $1"]),
    ...(state === undefined ? [] : [isIn[state]]),
  ]
  const where = parts.length === 0 ? "" : `where ${parts.join(" and ")}`
  const [limit, offset] = [`$${params.length + 1}`, `$${params.length + 2}`]
  return {
    list: `${selected} ${where}
      order by requested_at desc, id limit ${limit} offset ${offset}`,
    count: `select count(*) from ladder_adjustment ${where}`,
    params,
  }
}

/**
 * Written out: a plan for whatever state may come would take half of the table for
 * one that waits, and read it from end to end.
 */
const isIn: Readonly<Record<AdjustmentState, string>> = {
  made: "state = 'made'",
  pending: "state = 'pending' and expires_at > clock_timestamp()",
  approved: "state = 'approved'",
  refused: "state = 'refused'",
  withdrawn: "state = 'withdrawn'",
  expired: `(state = 'expired'
    or (state = 'pending' and expires_at <= clock_timestamp()))`,
}
