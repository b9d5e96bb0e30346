export const events = {
  any_one: "event of any kind",
  any_other: "events of any kind",
  other_one: "“{{type}}” event",
  other_other: "“{{type}}” events",
  customer: {
    registered: {
      title: "Registered",
      things_one: "registration",
      things_other: "registrations",
    },
  },
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
  },
  purchase: {
    offline: {
      title: "Bought off-line",
      things_one: "off-line purchase",
      things_other: "off-line purchases",
    },
  },
}
