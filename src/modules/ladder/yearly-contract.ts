import type { Actor } from "./types"

/** What comes back each year. */
export type YearlyKind = "birthday" | "registration" | "first_order"

export interface MonthDay {
  /** From 1. */
  readonly month: number
  readonly day: number
}

/** A day of a customer that comes back each year. */
export interface YearlyDay extends MonthDay {
  readonly customer_id: string
  readonly kind: YearlyKind
  /** Of the first time; null: nobody told. */
  readonly year: number | null
  /** From when on it counts, in milliseconds. */
  readonly since: number
}

export interface Birthday extends MonthDay {
  readonly year: number | null
  /** Who set it; `metadata`: the customer's own. */
  readonly set_by: string
}

/** A day as the shop's own tables have it. */
export type FoundDay = Omit<YearlyDay, "since">

export interface YearlyDays {
  /**
   * Keeps what the shop says of these customers in place of what it said before.
   * A birthday that staff set stays.
   */
  keep(
    customer_ids: readonly string[],
    found: readonly FoundDay[]
  ): Promise<void>
  /** Personal data: goes with the customer. */
  forget(customer_ids: readonly string[]): Promise<void>
  daysOf(customer_ids: readonly string[]): Promise<YearlyDay[]>
  /** Whose day it is, after a customer's id, in the order of ids. */
  customersOn(day: MonthDay, after: string, limit: number): Promise<string[]>
  /** Whose birthday was told in the period, paged likewise. */
  customersTold(
    since: Date,
    until: Date,
    after: string,
    limit: number
  ): Promise<string[]>
  birthdayOf(customer_id: string): Promise<Birthday | null>
  /** Null takes it away. */
  setBirthday(
    customer_id: string,
    birthday: Omit<Birthday, "set_by"> | null,
    by: Actor
  ): Promise<Birthday | null>
}
