import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { writeFate } from "./write-fate"
import { dateOrders, type OrderDates } from "./date-orders"
import { orderData, type Variant } from "./order-data"
import type { History } from "./plan-history"
import { say } from "../progress"
import type { Shop } from "./shop"
import { writeDeliveries } from "./write-deliveries"
import { writePayments, type PaidOrder } from "./write-payments"

const chunkSize = 100

/**
 * Writes the orders in the order they were placed, a hundred at a time: the
 * orders, their payments, what became of them; then moves it all to its day.
 */
export async function writeOrders(
  container: MedusaContainer,
  history: History,
  customerIds: ReadonlyMap<string, string>,
  shop: Shop
): Promise<void> {
  const variants = await readVariants(container)
  const people = new Map(history.customers.map((one) => [one.email, one]))
  const { orders } = history
  for (let done = 0; done < orders.length; done += chunkSize) {
    const chunk = orders.slice(done, done + chunkSize)
    const data = chunk.map((order) => {
      const person = people.get(order.email)
      const id = customerIds.get(order.email)
      if (!person || !id) {
        throw new Error(`Nobody is called ${order.email}.`)
      }
      return { order, data: orderData(order, person, id, shop, variants) }
    })
    const written = await container
      .resolve(Modules.ORDER)
      .createOrders(data.map((row) => row.data))
    const paid = await writePayments(
      container,
      data.map(({ order, data: { id } }) => ({ order, order_id: id }))
    )
    const lines = new Map(written.map(({ id, items }) => [id, items ?? []]))
    await writeDeliveries(container, shop, paid, lines)
    for (const order of paid) {
      await writeFate(container, order)
    }
    await dateOrders(container, paid.map(datesOf))
    const { length } = orders
    say(`Orders: ${Math.min(done + chunkSize, length)} of ${length}`)
  }
}

function datesOf({ order, order_id }: PaidOrder): OrderDates {
  return { order_id, placed_at: order.at, fate_at: order.fate_at }
}

async function readVariants(
  container: MedusaContainer
): Promise<Map<string, Variant>> {
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({
      entity: "product_variant",
      fields: [
        "id",
        "sku",
        "title",
        "product.id",
        "product.title",
        "product.handle",
      ],
    })
  return new Map(
    (data as Variant[]).map((variant) => [variant.sku ?? "", variant])
  )
}
