import type { AdminCustomerReference, PageInfo, PageQuery } from "./shared"

/** `POST /store/ladder/share-links`, for the customer logged in. */
export interface StoreShareLink {
  /** A page of the shop: a path of its first origin, or an address of any. */
  path: string
  /** Where it is to be shared, e.g. `mastodon`. */
  network: string
  /** The product that the page is about. */
  product_id?: string
}

/** The same page, network and product give the same address. */
export interface StoreShareLinkResponse {
  share_link: { url: string }
}

/** `GET /store/ladder/invite`, for the customer logged in. */
export interface StoreInviteResponse {
  /** The url is null where the shop has told no page of its own. */
  invite: { code: string; url: string | null }
}

/** `POST /store/ladder/invite/accept`, for the customer logged in. */
export interface StoreAcceptInvite {
  /** A friend's, in any case and with any spaces. */
  code: string
}

/** The same whether it counts or not. */
export interface StoreAcceptInviteResponse {
  invite: { accepted: true }
}

/** `POST /admin/ladder/newsletter-links`. Nothing is stored. */
export interface AdminNewsletterLinks {
  /** What rules call it. */
  newsletter: string
  /** Up to 1,000. */
  customer_ids: string[]
  /** Up to 10 pages of the shop; rules know them by name, or else by url. */
  links?: { url: string; name?: string }[]
  /** So long they count, 90 by default; later they only lead on. */
  expires_in_days?: number
}

/** One for each customer, in the order asked for. */
export interface AdminNewsletterLinksResponse {
  newsletter_links: {
    customer_id: string
    /** Of a picture of one pixel. */
    picture: string
    links: { name: string; url: string }[]
  }[]
}

export type AdminReferralState = "accepted" | "flagged" | "blocked" | "rejected"

/** `GET /admin/ladder/referrals`. */
export interface AdminReferralsQuery extends PageQuery {
  state?: AdminReferralState
}

/** That a friend accepted a customer's invitation. */
export interface AdminReferral {
  id: string
  inviter: AdminCustomerReference
  friend: AdminCustomerReference
  /** Only `accepted` counts; `flagged` waits for staff. */
  state: AdminReferralState
  /** Why it was flagged or blocked. */
  reason:
    | "same_email"
    | "same_phone"
    | "same_address"
    | "same_payment"
    | "ring"
    | "many_at_address"
    | "many_in_year"
    | null
  claimed_at: string
  /** Who of the staff decided about it, and when it became what it is. */
  decided_by: string | null
  decided_at: string | null
}

/** Latest first. */
export interface AdminReferralsResponse extends PageInfo {
  referrals: AdminReferral[]
}

/** `POST /admin/ladder/referrals/:id/allow` and `…/reject`. */
export interface AdminDecideReferral {
  reason: string
}

export interface AdminReferralResponse {
  referral: AdminReferral
}
