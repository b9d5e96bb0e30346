import type { Statement } from "./database"
import { leaseSeconds, triesMax } from "./outbox"

const lease = `lease_until = now() + interval '${leaseSeconds} seconds'`

export const runsOfKey = `
  select * from ladder_offer_run where ladder_id = $1 and offer_key = $2
  order by created_at desc limit 1`

export const startRun = `
  insert into ladder_offer_run (id, ladder_id, customer_group_id, offer_key,
    name, kind, settings, actor_id)
  values ($1, $2, $3, $4, $5, $6, $7::jsonb, $8) returning *`

/** By their names: a prepared `*` fails once a later version adds a column. */
const claimed = `r.id, r.ladder_id, r.customer_group_id, r.offer_key, r.name,
  r.kind, r.settings, r.state, r.last_customer, r.customers, r.created,
  r.existing, r.reason, r.created_at, r.updated_at`

export const claimRun: Statement = {
  name: "ladder-claim-run",
  text: `
  with due as materialized (
    select id from ladder_offer_run
    where state = 'running' and next_try_at <= now()
      and (lease_until is null or lease_until < now())
    order by next_try_at limit 1 for update skip locked
  )
  update ladder_offer_run r set ${lease}, updated_at = now()
  from due where r.id = due.id returning ${claimed}`,
}

/** With whether its ladder may still give anything. */
export const lockRun = `
  select r.*, l.status = 'live' as live
  from ladder_offer_run r join ladder l on l.id = r.ladder_id
  where r.id = $1 for update of r`

export const moveOn = `
  update ladder_offer_run set last_customer = $2, customers = customers + $3,
    created = created + $4, existing = existing + $5, tries = 0, reason = null,
    ${lease}, updated_at = now()
  where id = $1 returning *`

export const endRun = `
  update ladder_offer_run set state = $2, reason = $3, lease_until = null,
    updated_at = now()
  where id = $1 returning *`

export const releaseRun = `
  update ladder_offer_run set lease_until = null, next_try_at = now()
  where id = $1`

/** Delays double from ten seconds; the eighth failure waits for staff. */
export const failRun = `
  update ladder_offer_run set tries = tries + 1, reason = left($2, 500),
    state = case when tries + 1 >= ${triesMax} then 'failed' else state end,
    lease_until = null, updated_at = now(),
    next_try_at = now() + interval '10 seconds' * power(2, tries)
  where id = $1 and state = 'running'`

export const countOffered = `
  select count(distinct k.customer_id) from ladder_member_link k
  join ladder_grant g on g.member_id = k.member_id and g.ladder_id = $1
  where k.customer_id = any($3::text[]) and g.reward = $2`
