import { isoOf } from "./announcements"
import { stamps } from "./stamps"

/** Until when a customer's coupons cannot be used, and since which change. */
export const couponHoldsUp: readonly string[] = [
  `create table ladder_coupon_hold (
    customer_id text collate "C" primary key,
    changed_at timestamptz not null,
    until timestamptz not null,
    lifted_at timestamptz null,
    lifted_by text null,
    ${stamps}
  )`,
]

export const couponHoldsDown: readonly string[] = [
  `drop table if exists ladder_coupon_hold`,
]

/** Once for each change, whoever notices it: a later one holds anew. */
export const noteChange = `
  insert into ladder_coupon_hold as h (customer_id, changed_at, until)
  values ($1, $2::timestamptz,
    $2::timestamptz + $3::integer * interval '1 minute')
  on conflict (customer_id) do update set changed_at = excluded.changed_at,
    until = excluded.until, lifted_at = null, lifted_by = null,
    updated_at = now()
  where h.changed_at < excluded.changed_at
  returning customer_id`

/** On every ladder of which the customer has coupons to use. */
export const announceHeld = `
  insert into ladder_announcement (id, ladder_id, facts)
  select 'lann_' || replace(gen_random_uuid()::text, '-', ''), g.ladder_id,
    jsonb_build_array(jsonb_build_object('name', 'coupons_held',
      'at', ${isoOf("h.changed_at")}, 'member_id', min(g.member_id),
      'customer_id', h.customer_id, 'data', jsonb_build_object(
        'until', ${isoOf("h.until")}, 'coupons', count(*))))
  from ladder_coupon_hold h
  join ladder_grant g on g.customer_id = h.customer_id
    and g.kind = 'coupon' and g.state = 'issued' and g.void_due is null
  where h.customer_id = $1 and h.until > clock_timestamp()
  group by g.ladder_id, h.customer_id`

const inForce = `
  customer_id = $1 and lifted_at is null and until > clock_timestamp()`

export const holdInForce = {
  name: "ladder-coupon-hold",
  text: `
  select customer_id, changed_at, until from ladder_coupon_hold
  where ${inForce}`,
}

export const liftHold = `
  update ladder_coupon_hold set lifted_at = clock_timestamp(), lifted_by = $2,
    updated_at = now()
  where ${inForce} returning customer_id, changed_at, until`
