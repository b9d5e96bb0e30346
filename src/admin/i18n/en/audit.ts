export const audit = {
  title: "Changes by staff",
  hint: "Who changed what, and why. Nothing here can be edited.",
  open: "Changes by staff",
  empty: "Nothing was changed yet",
  empty_hint: "Published ladders, points, locks and coupons appear here.",
  by: "{{who}}, {{when}}",
  because: "“{{reason}}”",
  gone: "Somebody who is gone",
  changed_one: "{{count}} value",
  changed_other: "{{count}} values",
  from_to: "{{from}} → {{to}}",
  actors: { system: "Code of the shop", command: "Command line" },
  actions: {
    ladder: {
      create: "Ladder made",
      draft: "Draft saved",
      publish: "Ladder published",
      pause: "Ladder paused",
      resume: "Ladder resumed",
      retire: "Ladder retired",
    },
    member: {
      adjust: "Points adjusted",
      lock: "Pinned to a rung",
      unlock: "No longer pinned",
    },
    guest: { joined: "Guest joined", separated: "Guest separated" },
    coupon: { give: "Coupon given", void: "Coupon made void" },
    grant: {
      retry: "Failed grant tried again",
      retry_all: "Failed grants tried again",
    },
    parked: {
      retry: "Parked event tried again",
      retry_all: "Parked events tried again",
    },
    referral: {
      allow: "Referral allowed",
      reject: "Referral rejected",
    },
    offer: {
      start: "Coupons offered to a group",
      cancel: "Offer to a group stopped",
    },
  },
}
