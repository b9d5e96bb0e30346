import type { LadderEventName } from "../../types/events"

/** What may be announced, as options name it; on the bus `ladder.` precedes. */
export const announcedNames = [
  "rung_entered",
  "rung_left",
  "points_changed",
  "reward_issued",
  "reward_redeemed",
  "reward_revoked",
  "coupons_held",
] as const

export type AnnouncedName = (typeof announcedNames)[number]

export const eventName = (name: AnnouncedName): LadderEventName =>
  `ladder.${name}`
