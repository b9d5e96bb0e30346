import { z } from "@medusajs/framework/zod"
import type { Condition, EarnRule } from "../engine"
import type { Fault } from "../params"
import { checkCondition, limits } from "../engine"
import { checkParams, isObject } from "../params"
import { conversionTypeNamed } from "../conversions"
import {
  isKnownEventType,
  unknownAttributes,
  unknownEventType,
  unknownSubject,
  unknownTypesIn,
} from "./event-types"
import { faultsOf } from "./faults"
import {
  choice,
  currency,
  flag,
  list,
  slug,
  strictObject,
  text,
  whole,
} from "./fields"
import { isZone } from "./zone"

/** Percent: ten times the points is the most a rung may give. */
const multiplier_max = 1_000
/** Minor units; keeps amount × 100 countable. */
const per_amount_max = 1_000_000_000_000

function tell(ctx: z.RefinementCtx, faults: readonly Fault[]): void {
  for (const { path, message } of faults) {
    ctx.addIssue({ code: "custom", message, path: path ? [path] : [] })
  }
}

const condition = z.custom<Condition>().superRefine((raw, ctx) => {
  const faults = checkCondition(raw, "")
  tell(ctx, faults.length > 0 ? faults : unknownTypesIn(raw, ""))
})

const zone = text(64).refine(isZone, {
  error: ({ input }) =>
    `is ${JSON.stringify(input)}; an IANA time zone is wanted, like "Europe/Berlin"`,
})

const rung = strictObject({
  id: slug(),
  name: text(),
  enter: condition,
  keep: condition.optional(),
  grace_days: whole(0, limits.grace_days_max).optional(),
  floor: flag().optional(),
  discount: strictObject({ percent: whole(1, 100) }).optional(),
})

const earnedType = text(limits.id_length_max).superRefine((type, ctx) => {
  const undoes = conversionTypeNamed(type)?.undoes
  if (!isKnownEventType(type)) {
    ctx.addIssue({ code: "custom", message: unknownEventType(type) })
  } else if (undoes !== undefined) {
    ctx.addIssue({
      code: "custom",
      message: `is "${type}", which corrects ${undoes} by itself; a rule names ${undoes}`,
    })
  }
})

const where = z
  .custom<NonNullable<EarnRule["where"]>>()
  .superRefine((raw, ctx) => {
    const faults = checkParams(
      { where: { type: "where", label: "" } },
      { where: raw },
      ""
    )
    tell(
      ctx,
      faults.map(({ message }) => ({ path: "", message }))
    )
  })

const fixed = strictObject({ fixed: whole(1, limits.points_max) })

const per = strictObject({
  per: strictObject({
    points: whole(1, limits.points_max),
    amount: whole(1, per_amount_max),
    currency: currency(),
  }),
})

const points = z.custom<EarnRule["points"]>().superRefine((raw, ctx) => {
  const form = isObject(raw) && "per" in raw ? per : fixed
  const parsed = form.safeParse(raw)
  tell(ctx, parsed.success ? [] : faultsOf(parsed.error))
})

const cap = strictObject({
  times: whole(1, limits.cap_times_max),
  per: choice(["day", "ever"]),
  once_per: text(limits.id_length_max).optional(),
})

const earn = strictObject({
  id: slug(),
  type: earnedType,
  where: where.optional(),
  points,
  minimum: whole(0, limits.amount_max).optional(),
  multipliers: z
    .record(slug(), whole(0, multiplier_max), {
      error:
        "is not readable; an object of rung ids with percentages is wanted",
    })
    .optional(),
  balance: choice(["both", "status", "spendable"]).optional(),
  expires_after_days: whole(1, limits.window_days_max).optional(),
  cap: cap.optional(),
}).superRefine(({ type, where: asked, cap: capped }, ctx) => {
  tell(ctx, unknownAttributes(type, asked, "where"))
  tell(ctx, unknownSubject(type, capped?.once_per, "cap.once_per"))
})

const reward = strictObject({
  id: slug(),
  name: text(),
  kind: text(limits.id_length_max),
  on: strictObject({ rung_entered: slug() }),
  settings: z.custom<object>(),
  void_on_fall: flag().optional(),
})

const takesPart = strictObject({
  sales_channels: list(text(), 1, limits.ids_max).optional(),
  groups_left_out: list(text(), 1, limits.ids_max).optional(),
})

/** Minor units; keeps amount × rate countable in both. */
const rated = () => whole(1, per_amount_max)

const rates = strictObject({
  into: currency(),
  from: z.record(
    z.string(),
    strictObject({ amount: rated(), counts_as: rated() }),
    { error: "is not readable; an object of currencies with rates is wanted" }
  ),
}).superRefine(({ into, from }, ctx) => {
  const names = Object.keys(from)
  for (const name of names) {
    const parsed = currency().safeParse(name)
    const message = !parsed.success
      ? parsed.error.issues[0]?.message
      : name === into &&
        `is a rate of ${into} into itself; other currencies have rates`
    if (message) {
      ctx.addIssue({ code: "custom", path: ["from", name], message })
    }
  }
  if (names.length > limits.rates_max) {
    ctx.addIssue({
      code: "custom",
      path: ["from"],
      message: `has ${names.length} rates; at most ${limits.rates_max} are allowed`,
    })
  }
})

/**
 * The shape of a ladder document, with its conditions, types and zone. What
 * ties its parts together is checked apart: use `readLadderDocument`.
 */
export const ladderDocument = strictObject({
  name: text(),
  zone,
  rungs: list(rung, 1, limits.rungs_max),
  earn: list(earn, 0, limits.earn_rules_max),
  rewards: list(reward, 0, limits.rewards_max),
  takes_part: takesPart.optional(),
  rates: rates.optional(),
  fall: choice(["one", "to_what_holds"]).optional(),
  skipped_rungs: choice(["all", "top"]).optional(),
  acknowledged: strictObject({
    paying_for_ratings: flag().optional(),
  }).optional(),
})
