import { triesMax } from "./outbox"
import { failedGrant } from "./tables"

/** Not being tried at this moment. */
const idle = "(lease_until is null or lease_until < now())"

/** Latest first, by index. */
export const listFailed = `
  select id, ladder_id, name, kind, customer_id, created_at, failure, tries,
    case when void_due is null then 'issue' else 'void' end as doing,
    case when tries < ${triesMax} then next_try_at end as next_try_at
  from ladder_grant where ${failedGrant} and ${idle}
  order by created_at desc, id limit $1 offset $2`

export const countFailed = `
  select count(*) from ladder_grant where ${failedGrant} and ${idle}`

/** One grant, locked, and whether it can be tried again. */
export const lockFailed = `
  select id, ladder_id, failure, tries, coalesce(void_due, state) as state,
    ${failedGrant} as failed, ${idle} as idle
  from ladder_grant where id = $1 for update`

const again = "tries = 0, next_try_at = now(), updated_at = now()"

export const retryOne = `update ladder_grant set ${again} where id = $1`

/** Any number at once; those that others hold are at work already. */
export const retryAll = `
  with failed as materialized (
    select id from ladder_grant where ${failedGrant} and ${idle}
    order by created_at desc, id limit $1 for update skip locked
  )
  update ladder_grant g set ${again} from failed where g.id = failed.id
  returning g.id`
