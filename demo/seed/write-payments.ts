import type {
  IPaymentModuleService,
  MedusaContainer,
} from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { totalOf } from "./order-data"
import type { PlannedOrder } from "./plan-history"

export type PaidOrder = {
  readonly order: PlannedOrder
  readonly order_id: string
  readonly payment_id: string
  /** Minor units. */
  readonly total: number
}

type Row = Record<string, unknown>

/** Methods the module has for every model of its own, but does not declare. */
type PaymentRows = IPaymentModuleService & {
  createPaymentSessions(rows: Row[]): Promise<{ id: string }[]>
  createPayments(rows: Row[]): Promise<{ id: string }[]>
  createCaptures(rows: Row[]): Promise<{ id: string }[]>
}

const paid = {
  currency_code: "eur",
  provider_id: "pp_system_default",
  data: {},
}

/**
 * Pays the orders in full, at once: the rows that authorising and capturing
 * each of them through the provider would leave, written together.
 */
export async function writePayments(
  container: MedusaContainer,
  orders: readonly { order: PlannedOrder; order_id: string }[]
): Promise<PaidOrder[]> {
  const service = container.resolve<PaymentRows>(Modules.PAYMENT)
  const sums = orders.map(({ order }) => ({
    amount: totalOf(order) / 100,
    at: order.at,
  }))
  const collections = await service.createPaymentCollections(
    sums.map(({ amount, at }) => ({
      currency_code: "eur",
      amount,
      status: "completed",
      authorized_amount: amount,
      captured_amount: amount,
      completed_at: at,
    }))
  )
  const sessions = await service.createPaymentSessions(
    sums.map(({ amount, at }, index) => ({
      ...paid,
      amount,
      status: "authorized",
      authorized_at: at,
      payment_collection: collections[index]?.id,
    }))
  )
  const payments = await service.createPayments(
    sums.map(({ amount, at }, index) => ({
      ...paid,
      amount,
      captured_at: at,
      payment_collection_id: collections[index]?.id,
      payment_session: sessions[index]?.id,
    }))
  )
  const captures = await service.createCaptures(
    sums.map(({ amount }, index) => ({ amount, payment: payments[index]?.id }))
  )
  const rows = orders.map(({ order, order_id }, index) => ({
    order,
    order_id,
    total: totalOf(order),
    payment_id: payments[index]?.id ?? "",
    collection_id: collections[index]?.id ?? "",
    capture_id: captures[index]?.id ?? "",
  }))
  await attach(container, rows)
  return rows
}

async function attach(
  container: MedusaContainer,
  rows: readonly (PaidOrder & { collection_id: string; capture_id: string })[]
): Promise<void> {
  await container.resolve(ContainerRegistrationKeys.LINK).create(
    rows.map(({ order_id, collection_id }) => ({
      [Modules.ORDER]: { order_id },
      [Modules.PAYMENT]: { payment_collection_id: collection_id },
    }))
  )
  await container.resolve(Modules.ORDER).addOrderTransactions(
    rows.map(({ order_id, total, capture_id }) => ({
      order_id,
      amount: total / 100,
      currency_code: "eur",
      reference: "capture",
      reference_id: capture_id,
    }))
  )
}
