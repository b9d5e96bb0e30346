import type { Texts } from "../../texts"

export const shoppingEvents: Pick<
  Texts["events"],
  "wishlist" | "cart" | "gift_card" | "promotion" | "purchase" | "subscription"
> = {
  wishlist: {
    item_added: {
      title: "Auf den Wunschzettel gesetzt",
      things_one: "Wunsch",
      things_other: "Wünsche",
    },
    item_removed: {
      title: "Vom Wunschzettel genommen",
      things_one: "zurückgenommener Wunsch",
      things_other: "zurückgenommene Wünsche",
    },
    shared: {
      title: "Wunschzettel geteilt",
      things_one: "geteilter Wunschzettel",
      things_other: "geteilte Wunschzettel",
    },
  },
  cart: {
    item_added: {
      title: "In den Warenkorb gelegt",
      things_one: "in den Warenkorb gelegter Artikel",
      things_other: "in den Warenkorb gelegte Artikel",
    },
    item_removed: {
      title: "Aus dem Warenkorb genommen",
      things_one: "aus dem Warenkorb genommener Artikel",
      things_other: "aus dem Warenkorb genommene Artikel",
    },
    abandoned: {
      title: "Warenkorb zurückgelassen",
      things_one: "zurückgelassener Warenkorb",
      things_other: "zurückgelassene Warenkörbe",
    },
    completed: {
      title: "Warenkorb doch noch bestellt",
      things_one: "doch noch bestellter Warenkorb",
      things_other: "doch noch bestellte Warenkörbe",
    },
  },
  gift_card: {
    bought: {
      title: "Geschenkkarte gekauft",
      things_one: "gekaufte Geschenkkarte",
      things_other: "gekaufte Geschenkkarten",
    },
    refunded: {
      title: "Geschenkkarte zurückgegeben",
      things_one: "zurückgegebene Geschenkkarte",
      things_other: "zurückgegebene Geschenkkarten",
    },
    redeemed: {
      title: "Geschenkkarte eingelöst",
      things_one: "eingelöste Geschenkkarte",
      things_other: "eingelöste Geschenkkarten",
    },
  },
  promotion: {
    redeemed: {
      title: "Aktion genutzt",
      things_one: "genutzte Aktion",
      things_other: "genutzte Aktionen",
    },
    use_undone: {
      title: "Nutzung einer Aktion rückgängig gemacht",
      things_one: "rückgängig gemachte Nutzung einer Aktion",
      things_other: "rückgängig gemachte Nutzungen von Aktionen",
    },
  },
  purchase: {
    offline: {
      title: "Vor Ort gekauft",
      things_one: "Kauf vor Ort",
      things_other: "Käufe vor Ort",
    },
    corrected: {
      title: "Kauf vor Ort korrigiert",
      things_one: "korrigierter Kauf vor Ort",
      things_other: "korrigierte Käufe vor Ort",
    },
  },
  subscription: {
    started: { title: "Abo begonnen", things_one: "Abo", things_other: "Abos" },
    revoked: {
      title: "Abo rückgängig gemacht",
      things_one: "rückgängig gemachtes Abo",
      things_other: "rückgängig gemachte Abos",
    },
    renewed: {
      title: "Abo verlängert",
      things_one: "Abo-Verlängerung",
      things_other: "Abo-Verlängerungen",
    },
    renewal_undone: {
      title: "Verlängerung rückgängig gemacht",
      things_one: "rückgängig gemachte Verlängerung",
      things_other: "rückgängig gemachte Verlängerungen",
    },
    canceled: {
      title: "Abo gekündigt",
      things_one: "gekündigtes Abo",
      things_other: "gekündigte Abos",
    },
  },
}
