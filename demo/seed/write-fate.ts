import {
  cancelOrderWorkflow,
  refundPaymentWorkflow,
} from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import type { PaidOrder } from "./write-payments"

/** Cancels or refunds an order as staff would, if that is what became of it. */
export async function writeFate(
  container: MedusaContainer,
  { order, order_id, payment_id, total }: PaidOrder
): Promise<void> {
  switch (order.fate) {
    case "kept":
      return
    case "canceled":
      await cancelOrderWorkflow(container).run({ input: { order_id } })
      return
    case "refunded":
      await refundPaymentWorkflow(container).run({
        input: { payment_id, amount: total / 100, note: "Arrived broken" },
      })
      return
    case "partly_refunded":
      await refundPaymentWorkflow(container).run({
        input: {
          payment_id,
          amount: Math.round(total * 0.35) / 100,
          note: "One article was missing",
        },
      })
      return
  }
}
