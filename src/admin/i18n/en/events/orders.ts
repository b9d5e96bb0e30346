export const ordersEvents = {
  order: {
    placed: {
      title: "Order placed",
      things_one: "order",
      things_other: "orders",
    },
    changed: {
      title: "Order changed",
      things_one: "order change",
      things_other: "order changes",
    },
    canceled: {
      title: "Order cancelled",
      things_one: "cancelled order",
      things_other: "cancelled orders",
    },
    refunded: {
      title: "Order refunded",
      things_one: "refund",
      things_other: "refunds",
    },
    compensated: {
      title: "Compensated",
      things_one: "compensation",
      things_other: "compensations",
    },
    nth: {
      title: "Bought the nth time",
      things_one: "nth order",
      things_other: "nth orders",
    },
    spend_reached: {
      title: "Spend reached",
      things_one: "amount of spend reached",
      things_other: "amounts of spend reached",
    },
    paid: {
      title: "Order paid",
      things_one: "paid order",
      things_other: "paid orders",
    },
    payment_undone: {
      title: "Payment undone",
      things_one: "payment undone",
      things_other: "payments undone",
    },
    completed: {
      title: "Order completed",
      things_one: "completed order",
      things_other: "completed orders",
    },
    completion_undone: {
      title: "Completion undone",
      things_one: "completion undone",
      things_other: "completions undone",
    },
    delivered: {
      title: "Order delivered",
      things_one: "delivered order",
      things_other: "delivered orders",
    },
    delivery_undone: {
      title: "Delivery undone",
      things_one: "delivery undone",
      things_other: "deliveries undone",
    },
    kept: {
      title: "Order kept",
      things_one: "kept order",
      things_other: "kept orders",
    },
    sent_back_late: {
      title: "Sent back late",
      things_one: "order sent back late",
      things_other: "orders sent back late",
    },
    returned: {
      title: "Order returned",
      things_one: "return",
      things_other: "returns",
    },
    claimed: {
      title: "Complained",
      things_one: "complaint",
      things_other: "complaints",
    },
    claim_settled: {
      title: "Complaint settled",
      things_one: "settled complaint",
      things_other: "settled complaints",
    },
    exchanged: {
      title: "Exchanged",
      things_one: "exchange",
      things_other: "exchanges",
    },
  },
}
