import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

export type OrderDates = {
  readonly order_id: string
  readonly placed_at: Date
  readonly fate_at: Date | null
}

/** Rows of an order, each with the order's id as seen from there. */
const versioned = [
  "order_summary",
  "order_item",
  "order_shipping",
  "order_change",
  "order_change_action",
  "order_credit_line",
]

const below: readonly (readonly [table: string, orderId: string])[] = [
  [
    "order_line_item",
    "(select order_id from order_item i where i.item_id = t.id limit 1)",
  ],
  [
    "order_line_item_tax_line",
    "(select order_id from order_item i where i.item_id = t.item_id limit 1)",
  ],
  [
    "order_shipping_method",
    "(select order_id from order_shipping s where s.shipping_method_id = t.id limit 1)",
  ],
]

const collection = `(select order_id from order_payment_collection l
   where l.payment_collection_id = t.payment_collection_id)`
const delivered = `(select order_id from order_fulfillment l
   where l.fulfillment_id = t.id)`
const payment = `(select order_id from order_payment_collection l
   join payment p on p.payment_collection_id = l.payment_collection_id
   where p.id = t.payment_id)`

/**
 * Moves the rows of orders to the days they are meant for: Medusa keeps the
 * moment an order is given, but stamps everything that belongs to it now.
 */
export async function dateOrders(
  container: MedusaContainer,
  dates: readonly OrderDates[]
): Promise<void> {
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  await knex.transaction(async (transaction) => {
    await transaction.raw(
      `create temporary table dated on commit drop as
       select * from jsonb_to_recordset(?::jsonb)
         as row (order_id text, placed_at timestamptz, fate_at timestamptz)`,
      [JSON.stringify(dates)]
    )
    for (const statement of statements()) {
      await transaction.raw(statement)
    }
  })
}

function* statements(): Generator<string> {
  const fateOr = "coalesce(d.fate_at, d.placed_at)"
  for (const table of versioned) {
    yield stamp(
      table,
      "t.order_id",
      `case when t.version > 1 then ${fateOr} else d.placed_at end`
    )
  }
  for (const [table, orderId] of below) {
    yield stamp(table, orderId, "d.placed_at")
  }
  yield stamp(
    "order_transaction",
    "t.order_id",
    `case when t.amount < 0 then ${fateOr} else d.placed_at end`
  )
  yield stamp("fulfillment", delivered, "d.placed_at")
  yield stamp("payment_session", collection, "d.placed_at")
  yield stamp("payment", collection, "d.placed_at")
  yield stamp("capture", payment, "d.placed_at")
  yield stamp("refund", payment, fateOr)
  yield `update order_change t set confirmed_at = t.created_at
    from dated d where d.order_id = t.order_id and t.confirmed_at is not null`
  yield `update payment_collection t
    set created_at = d.placed_at, updated_at = ${fateOr}
    from dated d join order_payment_collection l on l.order_id = d.order_id
    where l.payment_collection_id = t.id`
  yield `update "order" t set updated_at = ${fateOr},
      canceled_at = case when t.canceled_at is null then null else d.fate_at end
    from dated d where d.order_id = t.id`
}

function stamp(table: string, orderId: string, moment: string): string {
  return `update ${table} t set created_at = ${moment}, updated_at = ${moment}
    from dated d where d.order_id = ${orderId}`
}
