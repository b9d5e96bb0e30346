import type { z } from "@medusajs/framework/zod"
import { limits } from "../../../../engine"
import {
  currency,
  list,
  pattern,
  slug,
  strictObject,
  text,
  whole,
} from "../../../../ladder-document/fields"
import { isDate } from "../../../../sources/anniversaries/yearly-date"
import { eventAttributes, ofStaff } from "../../../../sources/event-attributes"
import { checkTogether, note, typeFrom } from "../event-fields"
import { content, id, moment, page, requestKey } from "../../../request-fields"

export const recordEvent = strictObject({
  type: typeFrom(["staff"]),
  key: requestKey().optional(),
  at: moment().optional(),
  value: whole(-limits.amount_max, limits.amount_max).optional(),
  currency: currency().optional(),
  reverses: pattern(
    /^hand:[A-Za-z0-9][A-Za-z0-9:._-]{0,99}$/,
    `the key of an event recorded by hand, "hand:…",`
  ).optional(),
  attributes: eventAttributes(ofStaff).optional(),
  note: note().optional(),
}).superRefine((event, ctx) => {
  checkTogether(event, ctx)
  if (event.key !== undefined && event.at === undefined) {
    ctx.addIssue({
      code: "custom",
      path: ["at"],
      message:
        "is missing; with a key it is wanted, so that a repeat is the same event",
    })
  }
})

const decision = {
  ladder_id: id(),
  reason: text(),
  id: requestKey().optional(),
}

const delta = whole(-limits.points_max, limits.points_max)

export const adjustPoints = strictObject({
  ...decision,
  status_points: delta.optional(),
  spendable_points: delta.optional(),
}).refine((by) => Boolean(by.status_points) || Boolean(by.spendable_points), {
  path: ["status_points"],
  error:
    "and spendable_points are both 0 or missing; one other than 0 is wanted",
})

export const lock = strictObject({
  ...decision,
  rung: slug().nullable(),
  until: moment().optional(),
})

/** Either a reward of the ladder, or a name and settings. */
export const giveCoupon = strictObject({
  ...decision,
  reward: slug().optional(),
  name: text().optional(),
  settings: content().optional(),
}).superRefine(({ reward, name, settings }, ctx) => {
  const own = reward === undefined
  const wrong = [
    ...(own && name === undefined ? ["name"] : []),
    ...(own === (settings === undefined) ? ["settings"] : []),
  ]
  for (const field of wrong) {
    ctx.addIssue({
      code: "custom",
      path: [field],
      message: own
        ? "is missing; a reward of the ladder, or name and settings are wanted"
        : "is not allowed beside reward, which has its own",
    })
  }
})

export const unlockQuery = strictObject(decision)

export const optOut = strictObject(decision)

export const guestDecision = strictObject({ guest_id: id(), reason: text() })

/** A day that comes back each year; whose year nobody need tell. */
export const setBirthday = strictObject({
  month: whole(1, 12),
  day: whole(1, 31),
  year: whole(1900, 2200).optional(),
  reason: text(),
}).superRefine(({ month, day, year }, ctx) => {
  if (!isDate({ month, day }, year ?? null)) {
    ctx.addIssue({
      code: "custom",
      path: ["day"],
      message: `is ${day}; a day that month ${month}${year === undefined ? "" : ` of ${year}`} has is wanted`,
    })
  }
})

export const liftHoldQuery = strictObject({ reason: text() })

export const removeBirthdayQuery = strictObject({ reason: text() })

export const timelineQuery = strictObject({ ladder_id: id(), ...page })

/** Customers in one request. */
const found_max = 1_000
/** As long as an e-mail address may be. */
const who_length_max = 254

/** Ids and e-mail addresses, as somebody has them in a list. */
export const findCustomers = strictObject({
  who: list(text(who_length_max), 1, found_max),
})

export const customerParams = strictObject({ id: id() })

export type RecordEvent = z.output<typeof recordEvent>
export type FindCustomers = z.output<typeof findCustomers>
export type AdjustPoints = z.output<typeof adjustPoints>
export type GiveCoupon = z.output<typeof giveCoupon>
export type Lock = z.output<typeof lock>
export type GuestDecision = z.output<typeof guestDecision>
export type SetBirthday = z.output<typeof setBirthday>
export type LiftHoldQuery = z.output<typeof liftHoldQuery>
export type RemoveBirthdayQuery = z.output<typeof removeBirthdayQuery>
export type OptOut = z.output<typeof optOut>
/** As query. */
export type OptInQuery = OptOut
export type UnlockQuery = z.output<typeof unlockQuery>
export type TimelineQuery = z.output<typeof timelineQuery>
