import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import {
  capturePaymentWorkflow,
  markPaymentCollectionAsPaid,
  refundPaymentWorkflow,
} from "@medusajs/medusa/core-flows"
import type { Shop } from "./shop"

/** The payments of an order, oldest first. */
export async function paymentsOf(
  { container }: Shop,
  order_id: string
): Promise<string[]> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "order",
    fields: ["payment_collections.payments.id"],
    filters: { id: order_id },
  })
  const collections: { payments?: { id: string }[] }[] =
    data[0]!.payment_collections ?? []
  return collections
    .flatMap(({ payments }) => payments ?? [])
    .map(({ id }) => id)
    .sort()
}

/** Captures the first payment, in part when an amount is given. */
export async function capture(
  shop: Shop,
  order_id: string,
  amount?: number
): Promise<void> {
  const [payment_id] = await paymentsOf(shop, order_id)
  await capturePaymentWorkflow(shop.container).run({
    input: { payment_id: payment_id!, ...(amount !== undefined && { amount }) },
  })
}

/** Refunds from the first payment, as staff do on the order's page. */
export async function refund(
  shop: Shop,
  order_id: string,
  amount: number
): Promise<void> {
  const [payment_id] = await paymentsOf(shop, order_id)
  await refundPaymentWorkflow(shop.container).run({
    input: { payment_id: payment_id!, amount },
  })
}

/** Takes what is asked for and unpaid, as "mark as paid" does. */
export async function payWhatIsOpen(
  { container }: Shop,
  order_id: string
): Promise<void> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "order",
    fields: ["payment_collections.id", "payment_collections.status"],
    filters: { id: order_id },
  })
  const collections: { id: string; status: string }[] =
    data[0]!.payment_collections ?? []
  const open = collections.find(({ status }) => status === "not_paid")
  await markPaymentCollectionAsPaid(container).run({
    input: { order_id, payment_collection_id: open!.id },
  })
}
