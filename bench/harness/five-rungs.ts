import type { LadderDocument } from "../../src/engine"

const spend = (at_least: number) =>
  ({ kind: "spend", currency: "eur", at_least, within_days: 365 }) as const

/**
 * The ladder of every benchmark: five rungs, one lifetime count, one 90-day
 * count and one 365-day spend; a point per euro. Of purchases of a type.
 */
export const fiveRungsOf = (type: string): LadderDocument => ({
  name: "Five rungs",
  zone: "Europe/Berlin",
  rungs: [
    {
      id: "first",
      name: "First",
      enter: { kind: "event_count", at_least: 1 },
      floor: true,
    },
    {
      id: "regular",
      name: "Regular",
      enter: {
        kind: "event_count",
        type,
        at_least: 3,
        within_days: 90,
      },
    },
    { id: "silver", name: "Silver", enter: spend(50_000) },
    { id: "gold", name: "Gold", enter: spend(200_000) },
    { id: "platinum", name: "Platinum", enter: spend(1_000_000) },
  ],
  earn: [
    {
      id: "orders",
      type,
      points: { per: { points: 1, amount: 100, currency: "eur" } },
    },
  ],
  rewards: [],
})

export const fiveRungs = fiveRungsOf("order.placed")

/** Its tallies, for the report. */
export const windows = "lifetime count, 90-day count, 365-day spend"
