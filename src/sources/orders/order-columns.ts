/** A date in milliseconds. */
export const moment = (column: string) =>
  `floor(extract(epoch from ${column}) * 1000)::bigint`

/** Rows as a list, in the order of these columns. */
const list = (name: string, rows: string, order: string) => `(
    select coalesce(json_agg(r order by ${order}), '[]') from (${rows}) r
  ) as ${name}`

/** What was ordered, and the promotions that took something off. */
export const bought = [
  list(
    "lines",
    `select i.version, i.item_id, i.quantity::float8 as quantity,
      l.product_id, l.variant_id, l.requires_shipping as shipped,
      coalesce(i.unit_price, l.unit_price)::float8 as price
    from order_item i join order_line_item l on l.id = i.item_id
    where i.order_id = o.id and i.deleted_at is null`,
    "r.version, r.item_id"
  ),
  list(
    "promotions",
    `select min(a.version) as version, a.promotion_id as id,
      min(a.code) as code, min(p.campaign_id) as campaign_id
    from (
      select a.version, a.promotion_id, a.code
      from order_line_item_adjustment a
      where a.deleted_at is null and a.item_id in (
        select i.item_id from order_item i
        where i.order_id = o.id and i.deleted_at is null
      )
      union all
      select a.version, a.promotion_id, a.code
      from order_shipping s
      join order_shipping_method_adjustment a
        on a.shipping_method_id = s.shipping_method_id
      where s.order_id = o.id and s.deleted_at is null
        and a.deleted_at is null
    ) a left join promotion p on p.id = a.promotion_id
    where a.promotion_id is not null group by a.promotion_id`,
    "r.id"
  ),
].join(",\n  ")

/**
 * What became of it. A claim or an exchange makes a return of what comes back;
 * the change that receives it names the return alone.
 */
export const afterwards = [
  list(
    "changes",
    `select c.version, c.change_type as type,
      ${moment("coalesce(c.confirmed_at, c.created_at)")} as at, c.return_id,
      coalesce(c.claim_id, b.claim_id) as claim_id,
      coalesce(c.exchange_id, b.exchange_id) as exchange_id
    from order_change c left join "return" b on b.id = c.return_id
    where c.order_id = o.id and c.status = 'confirmed'
      and c.deleted_at is null`,
    "r.version"
  ),
  list(
    "sendings",
    `select ${moment("a.created_at")} as at,
      a.details->>'reference_id' as item_id,
      (a.details->>'quantity')::float8 as quantity,
      a.action = 'DELIVER_ITEM' as delivered
    from order_change_action a
    where a.order_id = o.id and a.action in ('FULFILL_ITEM', 'DELIVER_ITEM')
      and a.applied and a.deleted_at is null`,
    "r.at, r.item_id"
  ),
  list(
    "returns",
    `select b.id, b.claim_id, b.exchange_id,
      ${moment("b.requested_at")} as requested_at,
      ${moment("b.canceled_at")} as canceled_at,
      ${list(
        "items",
        `select i.item_id, i.quantity::float8 as quantity, i.reason_id,
          w.value as reason
        from return_item i left join return_reason w on w.id = i.reason_id
        where i.return_id = b.id and i.deleted_at is null`,
        "r.item_id"
      )}
    from "return" b where b.order_id = o.id and b.deleted_at is null`,
    "r.id"
  ),
  list(
    "claims",
    `select c.id, c.type, ${moment("c.canceled_at")} as canceled_at,
      c.refund_amount::text as refund_amount,
      ${list(
        "items",
        `select i.item_id, i.quantity::float8 as quantity, i.reason,
          i.is_additional_item as instead
        from order_claim_item i
        where i.claim_id = c.id and i.deleted_at is null`,
        "r.item_id"
      )}
    from order_claim c where c.order_id = o.id and c.deleted_at is null`,
    "r.id"
  ),
].join(",\n  ")
