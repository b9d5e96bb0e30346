import { sweep } from "../../src/jobs/ladder-sweep"
import { buy } from "./shop/carts"
import { registerCustomer } from "./shop/customers"
import { dropHints } from "./shop/drop-hints"
import { openShop } from "./shop/open-shop"
import { capture } from "./shop/payments"
import { ladderOf, recordedOf } from "./shop/recorded"
import { testOrderCases } from "./shop/test-order-cases"
import { testRefundSymmetry } from "./shop/test-refund-symmetry"

testOrderCases("money", (options) => {
  const { getContainer, api } = options
  testRefundSymmetry(options)

  it("finds a capture that no hint announced", async () => {
    const shop = await openShop(getContainer(), api)
    const ada = await registerCustomer(shop, "ada@example.com")
    await sweep(shop.container)
    const mend = dropHints(shop, [
      "payment.captured",
      "payment.payment.updated",
      "order.order-transaction.created",
    ])
    const order_id = await buy(shop, ada, { quantity: 2 })
    await capture(shop, order_id)
    mend()
    expect(await recordedOf(shop, order_id)).toEqual([])
    await sweep(shop.container)
    expect(await recordedOf(shop, order_id)).toEqual([
      ["tx:1", "order.placed", 20000],
    ])
    expect(await ladderOf(shop).recording.verify()).toEqual([])
  })
})
