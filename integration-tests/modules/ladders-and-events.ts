import type { ConversionEvent, LadderDocument } from "../../src/engine"

export const minute = 60_000
export const day = 86_400_000

type Extra = Partial<Omit<ConversionEvent, "key" | "customer" | "at">>

/** An order of so many cents. */
export const order = (
  key: string,
  customer: string,
  at: number,
  value: number,
  extra: Extra = {}
): ConversionEvent => ({
  key,
  type: "order.placed",
  customer,
  at,
  value,
  currency: "eur",
  attributes: {},
  ...extra,
})

/** What takes so many cents of an order back. */
export const refund = (
  key: string,
  customer: string,
  at: number,
  value: number,
  reverses?: string
): ConversionEvent => ({
  ...order(key, customer, at, -value, { type: "order.refunded" }),
  ...(reverses !== undefined && { reverses }),
})

export const registered = (customer: string, at: number): ConversionEvent => ({
  key: `registered:${customer}`,
  type: "customer.registered",
  customer,
  at,
  attributes: {},
})

/**
 * Three rungs that between them use every condition kind, a window, a grace, a
 * floor, points that lapse, a multiplier and two rewards.
 */
export const threeRungs: LadderDocument = {
  name: "Three rungs",
  zone: "Europe/Berlin",
  rungs: [
    {
      id: "bronze",
      name: "Bronze",
      enter: { kind: "event_count", type: "order.placed", at_least: 1 },
      floor: true,
    },
    {
      id: "silver",
      name: "Silver",
      enter: {
        kind: "spend",
        currency: "eur",
        at_least: 10_000,
        within_days: 30,
      },
      grace_days: 5,
    },
    {
      id: "gold",
      name: "Gold",
      enter: {
        any: [
          { kind: "points", at_least: 500 },
          { kind: "spend", currency: "eur", at_least: 30_000, within_days: 60 },
        ],
      },
    },
  ],
  earn: [
    {
      id: "euro",
      type: "order.placed",
      points: { per: { points: 1, amount: 100, currency: "eur" } },
      multipliers: { silver: 150, gold: 200 },
      expires_after_days: 90,
    },
  ],
  rewards: [
    {
      id: "ten",
      name: "Ten percent",
      kind: "coupon",
      on: { rung_entered: "silver" },
      settings: { percent: 10, expires_after_days: 30 },
      void_on_fall: true,
    },
    {
      id: "twenty",
      name: "Twenty percent",
      kind: "coupon",
      on: { rung_entered: "gold" },
      settings: { percent: 20, expires_after_days: 30 },
    },
  ],
}

/** One rung at the first order and a point a euro: sums are easy to foretell. */
export const oneRung: LadderDocument = {
  name: "One rung",
  zone: "UTC",
  rungs: [
    {
      id: "friend",
      name: "Friend",
      enter: { kind: "event_count", type: "order.placed", at_least: 1 },
    },
  ],
  earn: [
    {
      id: "euro",
      type: "order.placed",
      points: { per: { points: 1, amount: 100, currency: "eur" } },
    },
  ],
  rewards: [
    {
      id: "thanks",
      name: "Thanks",
      kind: "coupon",
      on: { rung_entered: "friend" },
      settings: { percent: 5, expires_after_days: 30 },
    },
  ],
}
