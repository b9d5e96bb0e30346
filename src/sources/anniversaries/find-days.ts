import type { MedusaContainer } from "@medusajs/framework/types"
import type { FoundDay } from "../../modules/ladder/yearly-contract"
import type { Calendar } from "../../engine"
import { queryShop, type ShopStatement } from "../../shop/query-shop"
import { dateFrom, dateOf } from "./yearly-date"

interface Customer {
  readonly id: string
  readonly has_account: boolean
  readonly registered_at: number
  readonly first_order_at: number | null
  readonly birthday: string | null
}

const customers: ShopStatement = {
  name: "ladder-yearly-days",
  text: `
select c.id, c.has_account, c.metadata->>?::text as birthday,
  floor(extract(epoch from c.created_at) * 1000)::float8 as registered_at,
  (
    select floor(extract(epoch from min(o.created_at)) * 1000)::float8
    from "order" o
    where o.customer_id = c.id and o.deleted_at is null
      and not o.is_draft_order and o.canceled_at is null
  ) as first_order_at
from customer c
where c.id = any(?) and c.deleted_at is null`,
}

/** What is known of some customers. */
export interface Found {
  readonly days: readonly FoundDay[]
  readonly registered: readonly string[]
  readonly gone: readonly string[]
}

/**
 * What the shop knows of these customers' days, in its zone. Metadata is asked for
 * a birthday only where its key is given; what is no date there is none.
 */
export async function findDays(
  container: MedusaContainer,
  ids: readonly string[],
  {
    calendar,
    metadata_key,
    now,
  }: {
    readonly calendar: Calendar
    readonly metadata_key: string | undefined
    readonly now: number
  }
): Promise<Found> {
  const rows = await queryShop<Customer>(container, customers, [
    metadata_key ?? "",
    ids,
  ])
  const on = (at: number) => dateOf(calendar.dayOf(at))
  const registered = rows.filter(({ has_account }) => has_account)
  const days = registered.flatMap((row): FoundDay[] => {
    const customer_id = row.id
    const birthday =
      metadata_key === undefined ? null : dateFrom(row.birthday, on(now).year)
    return [
      { customer_id, kind: "registration", ...on(row.registered_at) },
      ...(row.first_order_at === null
        ? []
        : [
            {
              customer_id,
              kind: "first_order" as const,
              ...on(row.first_order_at),
            },
          ]),
      ...(birthday
        ? [{ customer_id, kind: "birthday" as const, ...birthday }]
        : []),
    ]
  })
  const there = new Set(rows.map(({ id }) => id))
  return {
    days,
    registered: registered.map(({ id }) => id),
    gone: ids.filter((id) => !there.has(id)),
  }
}
