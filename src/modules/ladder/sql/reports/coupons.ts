import type { CouponFigure } from "../../coupon-contract"

/** $2 and $3: days of the zone $4. */
const since = "($2::date)::timestamp at time zone $4"
const until = "($3::date + 1)::timestamp at time zone $4"

/** When what a figure counts happened. */
const moment: Readonly<Record<CouponFigure, string>> = {
  issued: "g.issued_at",
  redeemed: "g.redeemed_at",
  voided: "g.voided_at",
}

/** Which grants of a ladder a figure counts, each by an index of its own. */
const behind: Readonly<Record<CouponFigure, string>> = {
  issued: `g.issued_at >= ${since} and g.issued_at < ${until}`,
  redeemed: `g.redeemed_at >= ${since} and g.redeemed_at < ${until}`,
  voided: `g.voided_at >= ${since} and g.voided_at < ${until}
    and g.issued_at is not null and g.redeemed_at is null`,
}

const count = (figure: CouponFigure): string => `
  (select count(*) from ladder_grant g
   where g.ladder_id = $1 and ${behind[figure]}) as ${figure}`

/**
 * `discounts` leaves out orders of which everything was taken back. `revenue` sums all
 * that the ledger has of the orders: what they are worth, less what was taken
 * back since.
 */
export const couponFigures = `
  with used as materialized (
    select g.order_id, g.discount, g.discount_currency as currency
    from ladder_grant g
    where g.ladder_id = $1 and ${behind.redeemed} and g.order_id is not null
  )
  select ${count("issued")}, ${count("redeemed")}, ${count("voided")}, (
      select coalesce(jsonb_object_agg(currency, amount), '{}') from (
        select currency, sum(discount) as amount from used u
        where currency is not null and not exists (
          select 1 from ladder_event e
          where e.key >= 'order:' || u.order_id || ':'
            and e.key < 'order:' || u.order_id || ';'
          having sum(e.value) = 0 and bool_or(e.value > 0)
        )
        group by currency
      ) d
    ) as discounts, (
      select coalesce(jsonb_object_agg(currency, amount), '{}') from (
        select e.currency, sum(e.value) as amount
        from (select distinct order_id from used) u
        join ladder_event e
          on e.key >= 'order:' || u.order_id || ':'
          and e.key < 'order:' || u.order_id || ';'
        where e.currency is not null
        group by e.currency
      ) r
    ) as revenue`

const rows = (figure: CouponFigure): string => `
  from ladder_grant g where g.ladder_id = $1 and ${behind[figure]}`

export const couponsBehind = (figure: CouponFigure): string => `
  select g.* ${rows(figure)}
  order by ${moment[figure]} desc, g.id
  limit $5 offset $6`

export const couponsBehindCount = (figure: CouponFigure): string =>
  `select count(*) ${rows(figure)}`
