import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import {
  acceptOrderTransferWorkflow,
  beginClaimOrderWorkflow,
  beginExchangeOrderWorkflow,
  beginOrderEditOrderWorkflow,
  beginReceiveReturnWorkflow,
  beginReturnOrderWorkflow,
  cancelOrderWorkflow,
  completeOrderWorkflow,
  confirmClaimRequestWorkflow,
  confirmExchangeRequestWorkflow,
  confirmOrderEditRequestWorkflow,
  confirmReturnReceiveWorkflow,
  confirmReturnRequestWorkflow,
  createOrderFulfillmentWorkflow,
  markOrderFulfillmentAsDeliveredWorkflow,
  orderClaimAddNewItemWorkflow,
  orderClaimItemWorkflow,
  orderClaimRequestItemReturnWorkflow,
  orderEditAddNewItemWorkflow,
  orderEditUpdateItemQuantityWorkflow,
  orderExchangeAddNewItemWorkflow,
  orderExchangeRequestItemReturnWorkflow,
  receiveItemReturnRequestWorkflow,
  requestItemReturnWorkflow,
  requestOrderTransferWorkflow,
} from "@medusajs/medusa/core-flows"
import type { Shop } from "./shop"

export async function cancel(shop: Shop, order_id: string): Promise<void> {
  await cancelOrderWorkflow(shop.container).run({ input: { order_id } })
}

/** The line items of an order, in the order they were added. */
export async function itemsOf(
  { container }: Shop,
  order_id: string
): Promise<{ id: string; quantity: number }[]> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "order",
    fields: ["items.*", "items.detail.*"],
    filters: { id: order_id },
  })
  return (data[0]!.items ?? []).map(
    (item: { id: string; quantity: unknown }) => ({
      id: item.id,
      quantity: Number(item.quantity),
    })
  )
}

/** Sends everything: only what was sent can be returned. */
export async function fulfill(shop: Shop, order_id: string): Promise<void> {
  await createOrderFulfillmentWorkflow(shop.container).run({
    input: {
      order_id,
      location_id: shop.location_id,
      items: await itemsOf(shop, order_id),
    },
  })
}

/** Everything that was sent arrives. */
export async function deliver(
  { container }: Shop,
  order_id: string
): Promise<void> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "order",
    fields: ["fulfillments.id", "fulfillments.delivered_at"],
    filters: { id: order_id },
  })
  for (const fulfillment of data[0]!.fulfillments ?? []) {
    if (fulfillment && !fulfillment.delivered_at) {
      await markOrderFulfillmentAsDeliveredWorkflow(container).run({
        input: { orderId: order_id, fulfillmentId: fulfillment.id },
      })
    }
  }
}

export async function complete(shop: Shop, order_id: string): Promise<void> {
  await completeOrderWorkflow(shop.container).run({
    input: { orderIds: [order_id] },
  })
}

/** Requests a return of the first item and tells its id. */
export async function requestReturn(
  { container, ...shop }: Shop,
  order_id: string,
  quantity = 1,
  reason_id?: string
): Promise<string> {
  const [item] = await itemsOf({ container, ...shop }, order_id)
  const { result: change } = await beginReturnOrderWorkflow(container).run({
    input: { order_id, location_id: shop.location_id },
  })
  const return_id = change.return_id
  await requestItemReturnWorkflow(container).run({
    input: {
      return_id,
      items: [{ id: item!.id, quantity, ...(reason_id && { reason_id }) }],
    },
  })
  await confirmReturnRequestWorkflow(container).run({ input: { return_id } })
  return return_id
}

/** Receives what a return, exchange or claim sent back. */
export async function receiveReturn(
  { container }: Shop,
  return_id: string,
  items: readonly { id: string; quantity: number }[]
): Promise<void> {
  await beginReceiveReturnWorkflow(container).run({ input: { return_id } })
  await receiveItemReturnRequestWorkflow(container).run({
    input: { return_id, items: [...items] },
  })
  await confirmReturnReceiveWorkflow(container).run({ input: { return_id } })
}

/** Fulfils, requests and receives: `quantity` of the first item is back. */
export async function returnItems(
  shop: Shop,
  order_id: string,
  quantity = 1
): Promise<void> {
  const [item] = await itemsOf(shop, order_id)
  await fulfill(shop, order_id)
  const return_id = await requestReturn(shop, order_id, quantity)
  await receiveReturn(shop, return_id, [{ id: item!.id, quantity }])
}

/** Adds a line to the order, unpaid. */
export async function editIn(
  { container, other_variant_id }: Shop,
  order_id: string,
  quantity = 1
): Promise<void> {
  await beginOrderEditOrderWorkflow(container).run({ input: { order_id } })
  await orderEditAddNewItemWorkflow(container).run({
    input: { order_id, items: [{ variant_id: other_variant_id, quantity }] },
  })
  await confirmOrderEditRequestWorkflow(container).run({ input: { order_id } })
}

/** Sets the quantity of the order's first line. */
export async function editQuantity(
  shop: Shop,
  order_id: string,
  quantity: number
): Promise<void> {
  const { container } = shop
  const [item] = await itemsOf(shop, order_id)
  await beginOrderEditOrderWorkflow(container).run({ input: { order_id } })
  await orderEditUpdateItemQuantityWorkflow(container).run({
    input: { order_id, items: [{ id: item!.id, quantity }] },
  })
  await confirmOrderEditRequestWorkflow(container).run({ input: { order_id } })
}

/** Exchanges one of the first item for one of the other; tells the return. */
export async function exchange(
  shop: Shop,
  order_id: string,
  reason_id?: string
): Promise<string> {
  const { container, other_variant_id, location_id } = shop
  const [item] = await itemsOf(shop, order_id)
  const { result: change } = await beginExchangeOrderWorkflow(container).run({
    input: { order_id },
  })
  const exchange_id = change.exchange_id
  const { result: preview } = await orderExchangeRequestItemReturnWorkflow(
    container
  ).run({
    input: {
      exchange_id,
      // Found by the exchange; the type asks for it all the same.
      return_id: change.return_id ?? "",
      location_id,
      items: [{ id: item!.id, quantity: 1, ...(reason_id && { reason_id }) }],
    },
  })
  await orderExchangeAddNewItemWorkflow(container).run({
    input: {
      exchange_id,
      items: [{ variant_id: other_variant_id, quantity: 1 }],
    },
  })
  await confirmExchangeRequestWorkflow(container).run({
    input: { exchange_id },
  })
  return returnOf(preview.order_change?.return_id)
}

/**
 * Claims one of the first item as broken. `replace` sends the other product
 * instead, `refund` gives the money's worth back; tells the return, if it is to
 * be sent back.
 */
export async function claim(
  shop: Shop,
  order_id: string,
  type: "refund" | "replace",
  sent_back = true,
  reason?: "wrong_item" | "other"
): Promise<string> {
  const { container, other_variant_id, location_id } = shop
  const [item] = await itemsOf(shop, order_id)
  const items = [{ id: item!.id, quantity: 1 }]
  const { result: change } = await beginClaimOrderWorkflow(container).run({
    input: { order_id, type },
  })
  const claim_id = change.claim_id
  await orderClaimItemWorkflow(container).run({
    input: {
      claim_id,
      items: items.map((one) => ({ ...one, ...(reason && { reason }) })),
    },
  })
  const return_id = sent_back
    ? await orderClaimRequestItemReturnWorkflow(container)
        .run({
          input: {
            claim_id,
            return_id: change.return_id ?? "",
            location_id,
            items,
          },
        })
        .then(({ result }) => returnOf(result.order_change?.return_id))
    : ""
  if (type === "replace") {
    await orderClaimAddNewItemWorkflow(container).run({
      input: {
        claim_id,
        items: [{ variant_id: other_variant_id, quantity: 1 }],
      },
    })
  }
  await confirmClaimRequestWorkflow(container).run({ input: { claim_id } })
  return return_id
}

/** Hands an order over to a registered customer, who asked for it. */
export async function handOver(
  { container }: Shop,
  order_id: string,
  customer_id: string
): Promise<void> {
  await requestOrderTransferWorkflow(container).run({
    input: { order_id, customer_id, logged_in_user: customer_id },
  })
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "order_change",
    fields: ["actions.details"],
    filters: { order_id, status: "requested" },
  })
  const details = data[0]!.actions[0]!.details as { token: string }
  await acceptOrderTransferWorkflow(container).run({
    input: { order_id, token: details.token },
  })
}

function returnOf(return_id: string | null | undefined): string {
  if (!return_id) {
    throw new Error("The order change made no return.")
  }
  return return_id
}
