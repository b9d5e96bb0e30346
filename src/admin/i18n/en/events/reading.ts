export const readingEvents = {
  newsletter: {
    subscribed: {
      title: "Subscribed to a newsletter",
      things_one: "newsletter subscription",
      things_other: "newsletter subscriptions",
    },
    unsubscribed: {
      title: "Unsubscribed",
      things_one: "newsletter cancelled",
      things_other: "newsletters cancelled",
    },
    read: {
      title: "Read a newsletter",
      things_one: "newsletter read",
      things_other: "newsletters read",
    },
    link_clicked: {
      title: "Clicked in a newsletter",
      things_one: "click in a newsletter",
      things_other: "clicks in newsletters",
    },
  },
  page: {
    viewed: {
      title: "Viewed a page",
      things_one: "page viewed",
      things_other: "pages viewed",
    },
  },
  product: {
    viewed: {
      title: "Viewed a product",
      things_one: "product viewed",
      things_other: "products viewed",
    },
  },
  content: {
    read: {
      title: "Read an article",
      things_one: "article read",
      things_other: "articles read",
    },
    unlocked: {
      title: "Unlocked content",
      things_one: "content unlocked",
      things_other: "contents unlocked",
    },
  },
  media: {
    played: {
      title: "Watched or listened",
      things_one: "medium played",
      things_other: "media played",
    },
  },
  site: {
    searched: {
      title: "Searched the site",
      things_one: "search",
      things_other: "searches",
    },
  },
  download: {
    made: {
      title: "Downloaded a file",
      things_one: "download",
      things_other: "downloads",
    },
  },
  visit: {
    campaign: {
      title: "Came by a campaign",
      things_one: "visit by a campaign",
      things_other: "visits by campaigns",
    },
  },
  social: {
    linked: {
      title: "Linked a social account",
      things_one: "linked social account",
      things_other: "linked social accounts",
    },
    unlinked: {
      title: "Social account unlinked",
      things_one: "unlinked social account",
      things_other: "unlinked social accounts",
    },
    shared: { title: "Shared", things_one: "share", things_other: "shares" },
    followed: {
      title: "Followed",
      things_one: "follow",
      things_other: "follows",
    },
  },
  location: {
    checked_in: {
      title: "Checked in",
      things_one: "check-in",
      things_other: "check-ins",
    },
  },
}
