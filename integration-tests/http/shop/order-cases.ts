import { Modules } from "@medusajs/framework/utils"
import { buy } from "./carts"
import type { Customer } from "./customers"
import {
  cancel,
  claim,
  editIn,
  editQuantity,
  exchange,
  fulfill,
  itemsOf,
  receiveReturn,
  returnItems,
} from "./order-changes"
import { capture, payWhatIsOpen, paymentsOf, refund } from "./payments"
import type { Line } from "./recorded"
import type { Shop } from "./shop"

/**
 * What an order goes through and what is then on record of it, by what counts.
 * Each is two things at 100.00 and 10.00 for the parcel, which does not count.
 */
export interface OrderCase {
  readonly name: string
  readonly happens: (shop: Shop, order_id: string) => Promise<void>
  readonly total: readonly Line[]
  readonly money: readonly Line[]
}

const placed: Line = ["v1", "order.placed", 20000]
const captured: Line = ["tx:1", "order.placed", 20000]

async function receiveFirst(
  shop: Shop,
  order_id: string,
  return_id: string
): Promise<void> {
  const [item] = await itemsOf(shop, order_id)
  await receiveReturn(shop, return_id, [{ id: item!.id, quantity: 1 }])
}

export const orderCases: readonly OrderCase[] = [
  {
    name: "authorised only",
    happens: async () => undefined,
    total: [placed],
    money: [],
  },
  {
    name: "120 of 210 captured",
    happens: (shop, id) => capture(shop, id, 120),
    total: [placed],
    money: [["tx:1", "order.placed", 11428]],
  },
  {
    name: "captured in two parts",
    happens: async (shop, id) => {
      await capture(shop, id, 120)
      await capture(shop, id, 90)
    },
    total: [placed],
    money: [
      ["tx:1", "order.placed", 11428],
      ["tx:2", "order.changed", 8572],
    ],
  },
  {
    name: "captured, 30 of 210 refunded",
    happens: async (shop, id) => {
      await capture(shop, id)
      await refund(shop, id, 30)
    },
    total: [placed, ["v2", "order.changed", -2858]],
    money: [captured, ["tx:2", "order.refunded", -2858]],
  },
  {
    name: "captured, refunded whole",
    happens: async (shop, id) => {
      await capture(shop, id)
      await refund(shop, id, 210)
    },
    total: [placed, ["v2", "order.changed", -20000]],
    money: [captured, ["tx:2", "order.refunded", -20000]],
  },
  {
    name: "return received, not refunded",
    happens: async (shop, id) => {
      await capture(shop, id)
      await returnItems(shop, id)
    },
    total: [placed, ["v4", "order.changed", -10000]],
    money: [captured],
  },
  {
    name: "return received, then refunded",
    happens: async (shop, id) => {
      await capture(shop, id)
      await returnItems(shop, id)
      await refund(shop, id, 100)
    },
    total: [placed, ["v4", "order.changed", -10000]],
    money: [captured, ["tx:2", "order.refunded", -10000]],
  },
  {
    name: "return received, more refunded than owed",
    happens: async (shop, id) => {
      await capture(shop, id)
      await returnItems(shop, id)
      await refund(shop, id, 155)
    },
    // 55.00 of the 110.00 left are let off: half of what counts.
    total: [
      placed,
      ["v4", "order.changed", -10000],
      ["v5", "order.changed", -5000],
    ],
    money: [captured, ["tx:2", "order.refunded", -15000]],
  },
  {
    name: "edit adds 70, unpaid",
    happens: async (shop, id) => {
      await capture(shop, id)
      await editIn(shop, id)
    },
    total: [placed, ["v2", "order.changed", 7000]],
    money: [captured],
  },
  {
    name: "edit takes one of two away, unpaid",
    happens: (shop, id) => editQuantity(shop, id, 1),
    // Medusa cancels the payment of the old amount and asks for a new one.
    total: [
      placed,
      ["v2", "order.changed", -10000],
      ["canceled", "order.canceled", -10000],
    ],
    money: [],
  },
  {
    name: "edit takes one of two away, paid anew",
    happens: async (shop, id) => {
      await editQuantity(shop, id, 1)
      await payWhatIsOpen(shop, id)
    },
    total: [
      placed,
      ["v2", "order.changed", -10000],
      ["canceled", "order.canceled", -10000],
      ["resumed:2", "order.changed", 10000],
    ],
    money: [["tx:1", "order.placed", 10000]],
  },
  {
    name: "cancelled before capture",
    happens: cancel,
    total: [placed, ["canceled", "order.canceled", -20000]],
    money: [],
  },
  {
    name: "cancelled after a part was captured",
    happens: async (shop, id) => {
      await capture(shop, id, 105)
      await cancel(shop, id)
    },
    total: [
      placed,
      ["v2", "order.changed", -10000],
      ["canceled", "order.canceled", -10000],
    ],
    money: [
      ["tx:1", "order.placed", 10000],
      ["tx:2", "order.refunded", -10000],
    ],
  },
  {
    name: "cancelled after capture and a refund",
    happens: async (shop, id) => {
      await capture(shop, id)
      await refund(shop, id, 30)
      await cancel(shop, id)
    },
    total: [
      placed,
      ["v2", "order.changed", -2858],
      ["v3", "order.changed", -17142],
      ["canceled", "order.canceled", 0],
    ],
    money: [
      captured,
      ["tx:2", "order.refunded", -2858],
      ["tx:3", "order.refunded", -17142],
    ],
  },
  {
    name: "every payment cancelled",
    happens: async (shop, id) => {
      const [payment] = await paymentsOf(shop, id)
      await shop.container.resolve(Modules.PAYMENT).cancelPayment(payment!)
    },
    total: [placed, ["canceled", "order.canceled", -20000]],
    money: [],
  },
  {
    name: "exchange for something cheaper, agreed",
    happens: async (shop, id) => {
      await capture(shop, id)
      await fulfill(shop, id)
      await exchange(shop, id)
    },
    // Medusa adds the new thing at once and takes the old one when it is back.
    total: [placed, ["v3", "order.changed", 7000]],
    money: [captured],
  },
  {
    name: "exchange for something cheaper, received and settled",
    happens: async (shop, id) => {
      await capture(shop, id)
      await fulfill(shop, id)
      await receiveFirst(shop, id, await exchange(shop, id))
      await refund(shop, id, 30)
    },
    total: [
      placed,
      ["v3", "order.changed", 7000],
      ["v4", "order.changed", -10000],
    ],
    money: [captured, ["tx:2", "order.refunded", -3000]],
  },
  {
    name: "claim for the money, received and refunded",
    happens: async (shop, id) => {
      await capture(shop, id)
      await fulfill(shop, id)
      await receiveFirst(shop, id, await claim(shop, id, "refund"))
      await refund(shop, id, 100)
    },
    total: [placed, ["v4", "order.compensated", -10000]],
    money: [captured, ["tx:2", "order.compensated", -10000]],
  },
  {
    name: "claim for the money, nothing sent back, more refunded",
    happens: async (shop, id) => {
      await capture(shop, id)
      await fulfill(shop, id)
      await claim(shop, id, "refund", false)
      await refund(shop, id, 126)
    },
    // 126.00 of 210.00 are 120.00 of what counts: 100.00 was claimed.
    total: [
      placed,
      ["v4", "order.changed", -2000],
      ["v4:compensated", "order.compensated", -10000],
    ],
    money: [
      captured,
      ["tx:2", "order.refunded", -2000],
      ["tx:2:compensated", "order.compensated", -10000],
    ],
  },
  {
    name: "claim for a replacement, received",
    happens: async (shop, id) => {
      await capture(shop, id)
      await fulfill(shop, id)
      await receiveFirst(shop, id, await claim(shop, id, "replace"))
    },
    total: [
      placed,
      ["v3", "order.changed", 7000],
      // What was sent instead goes off again; the rest is the shop's fault.
      ["v4", "order.changed", -7000],
      ["v4:compensated", "order.compensated", -3000],
    ],
    money: [captured],
  },
]

/** Buys what a case is about and lets it happen; tells the order. */
export async function live(
  shop: Shop,
  customer: Customer,
  { happens }: OrderCase
): Promise<string> {
  const order_id = await buy(shop, customer, { quantity: 2 })
  await happens(shop, order_id)
  return order_id
}
