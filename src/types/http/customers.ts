import type { Attributes } from "../../engine"
import type {
  CustomerStanding,
  EventOutcome,
  TimelineLine,
} from "../../modules/ladder/types"
import type { Birthday } from "../../modules/ladder/yearly-contract"
import type { AdminCustomerReference, PageQuery, PageInfo } from "./shared"

export type AdminStanding = CustomerStanding

/** `GET /admin/ladder/customers/:id`: one standing per published ladder. */
export interface AdminStandingsResponse {
  standings: AdminStanding[]
}

/** `GET /admin/ladder/customers/:id/timeline` */
export interface AdminTimelineQuery extends PageQuery {
  ladder_id: string
}

/**
 * `from` and `to` are ids of rungs; the standing has their names. Of an event that
 * staff recorded, `note` is what they remarked; `recorded_by.name` is null of who is
 * gone.
 */
export interface AdminTimelineLine extends Omit<TimelineLine, "recorded_by"> {
  readonly recorded_by?: { readonly id: string; readonly name: string | null }
}

/** Latest first. */
export interface AdminTimelineResponse extends PageInfo {
  timeline: AdminTimelineLine[]
}

/** `POST /admin/ladder/customers/:id/events` */
export interface AdminRecordEvent {
  /** A type of the catalogue that comes `from` staff, or `custom.…`. */
  type: string
  /**
   * Makes a repeat harmless; made up when absent. Kept with `hand:` before it,
   * so that it never takes the place of one of the shop's own events. A key
   * needs `at`, else a repeat would be another event.
   */
  key?: string
  /** ISO 8601 with a zone; now when absent. */
  at?: string
  /** Whole minor units of `currency`; the two go together. */
  value?: number
  currency?: string
  /** Key, `hand:…`, of the event this one takes back or adds to. */
  reverses?: string
  attributes?: Attributes
  /**
   * What staff remark about it: 1 to 500 characters, for staff alone. It is no part
   * of what the event says: a repeat with another note is a repeat, and the first
   * note stays.
   */
  note?: string
}

/** What an event came to on one ladder. */
export interface AdminEventOutcome extends EventOutcome {
  /** Where the customer stood before; null is the ground. */
  readonly rung_before: string | null
}

/** `conflict` never comes: it is a 409. */
export interface AdminRecordEventResponse {
  event: {
    key: string
    answer: "recorded" | "duplicate" | "parked"
    /** Why it was parked. */
    reason: string | null
  }
  /** One of each published ladder; none of what was parked. */
  outcomes: AdminEventOutcome[]
}

/** One of many events, with whose it is. */
export interface AdminEvent {
  /** Unique for ever; 1 to 200 characters, not beginning as the shop's own do. */
  key: string
  /** A type of the catalogue that comes `from` staff or code, or `custom.…`. */
  type: string
  /** Customer id. */
  customer: string
  /** ISO 8601 with a zone. */
  at: string
  /** Whole minor units of `currency`; the two go together. */
  value?: number
  currency?: string
  /** Key of the event, also sent so, this one takes back or adds to. */
  reverses?: string
  attributes?: Attributes
  /** As of a single event. */
  note?: string
}

/** `POST /admin/ladder/events`: 1 to 1,000 of them, at most 1 MB. */
export interface AdminRecordEvents {
  events: AdminEvent[]
}

export interface AdminRecordEventsResponse {
  /** In the order they were sent. */
  events: {
    key: string
    /** `parked`: kept until its customer is there. */
    answer: "recorded" | "duplicate" | "conflict" | "parked" | "refused"
    /** Why it was parked or refused. */
    reason: string | null
  }[]
}

/**
 * `POST /admin/ladder/customers/find`: whom a list is about, before anything is
 * recorded.
 */
export interface AdminFindCustomers {
  /** 1 to 1,000 customer ids or e-mail addresses, each of up to 254 characters. */
  who: string[]
}

export interface AdminFoundCustomer {
  /** As it was asked. */
  who: string
  /** `guest`: there is no account, and the shop counts nothing of guests. */
  state: "found" | "guest" | "unknown"
  customer: AdminCustomerReference | null
}

export interface AdminFindCustomersResponse {
  /** In the order of `who`. */
  customers: AdminFoundCustomer[]
}

interface Decision {
  ladder_id: string
  reason: string
  /** Makes a repeat harmless; made up when absent. */
  id?: string
}

/** `POST /admin/ladder/customers/:id/points`; at least one is not 0. */
export interface AdminAdjustPoints extends Decision {
  status_points?: number
  spendable_points?: number
}

/** `POST /admin/ladder/customers/:id/lock` */
export interface AdminLock extends Decision {
  /** Rung id of the live version; null pins to the ground. */
  rung: string | null
  /** ISO 8601 with a zone, in the future; for good when absent. */
  until?: string
}

/** `DELETE /admin/ladder/customers/:id/lock`, as query. */
export type AdminUnlockQuery = Decision

/**
 * `POST /admin/ladder/customers/:id/opt-out`; `DELETE`, with the same as query,
 * takes it back.
 */
export type AdminOptOut = Decision

/**
 * `POST /admin/ladder/customers/:id/birthday`; `DELETE`, with the reason as
 * query, takes it away.
 */
export interface AdminSetBirthday {
  /** From 1. */
  month: number
  /** One that the month has; of 29 February it is the 28th in other years. */
  day: number
  year?: number
  reason: string
}

/** That, and `GET`. */
export interface AdminBirthdayResponse {
  /** `set_by`: who of the staff, or `metadata`. */
  birthday: Birthday | null
}

/** `pending`, of points alone: a second member of staff must agree. */
export interface AdminDecisionResponse {
  decision: { id: string; answer: "recorded" | "duplicate" | "pending" }
}
