export const shoppingEvents = {
  wishlist: {
    item_added: {
      title: "Put on a wish list",
      things_one: "wish",
      things_other: "wishes",
    },
    item_removed: {
      title: "Taken off the wish list",
      things_one: "wish taken back",
      things_other: "wishes taken back",
    },
    shared: {
      title: "Shared a wish list",
      things_one: "shared wish list",
      things_other: "shared wish lists",
    },
  },
  cart: {
    item_added: {
      title: "Put into the cart",
      things_one: "item put into the cart",
      things_other: "items put into the cart",
    },
    item_removed: {
      title: "Taken out of the cart",
      things_one: "item taken out of the cart",
      things_other: "items taken out of the cart",
    },
    abandoned: {
      title: "Left a cart behind",
      things_one: "abandoned cart",
      things_other: "abandoned carts",
    },
    completed: {
      title: "Cart completed after all",
      things_one: "cart completed after all",
      things_other: "carts completed after all",
    },
  },
  gift_card: {
    bought: {
      title: "Bought a gift card",
      things_one: "gift card bought",
      things_other: "gift cards bought",
    },
    refunded: {
      title: "Gift card given back",
      things_one: "gift card given back",
      things_other: "gift cards given back",
    },
    redeemed: {
      title: "Used a gift card",
      things_one: "gift card used",
      things_other: "gift cards used",
    },
  },
  promotion: {
    redeemed: {
      title: "Used a promotion",
      things_one: "promotion used",
      things_other: "promotions used",
    },
    use_undone: {
      title: "Use of a promotion undone",
      things_one: "use of a promotion undone",
      things_other: "uses of promotions undone",
    },
  },
  purchase: {
    offline: {
      title: "Bought off-line",
      things_one: "off-line purchase",
      things_other: "off-line purchases",
    },
    corrected: {
      title: "Off-line purchase corrected",
      things_one: "corrected off-line purchase",
      things_other: "corrected off-line purchases",
    },
  },
  subscription: {
    started: {
      title: "Subscription started",
      things_one: "subscription",
      things_other: "subscriptions",
    },
    revoked: {
      title: "Subscription undone",
      things_one: "subscription undone",
      things_other: "subscriptions undone",
    },
    renewed: {
      title: "Subscription renewed",
      things_one: "subscription renewal",
      things_other: "subscription renewals",
    },
    renewal_undone: {
      title: "Renewal undone",
      things_one: "renewal undone",
      things_other: "renewals undone",
    },
    canceled: {
      title: "Subscription cancelled",
      things_one: "cancelled subscription",
      things_other: "cancelled subscriptions",
    },
  },
}
