import { z } from "@medusajs/framework/zod"
import { show } from "../params"
import { pattern, strictObject } from "../ladder-document/fields"

const limit_max = 100
const limit_default = 20
const offset_max = 1_000_000
const period_days_max = 366
const day_ms = 86_400_000

/** Any id of Medusa's or ours. */
export function id() {
  return pattern(/^[\x21-\x7e]{1,128}$/, "an id of 1 to 128 characters")
}

/** What makes a repeated request harmless. */
export function requestKey() {
  return pattern(
    /^[A-Za-z0-9][A-Za-z0-9:._-]{0,99}$/,
    `1 to 100 of letters, digits, ":", ".", "_" and "-"`
  )
}

/** An object whose content is checked later, and refused with 422. */
export function content() {
  return z.record(z.string(), z.unknown(), {
    error: ({ input }) =>
      input === undefined
        ? "is missing; an object is wanted"
        : `is ${show(input)}; an object is wanted`,
  })
}

/** A whole number in a query or path, where everything is text. */
export function digits(min: number, max: number) {
  const wanted = `a whole number from ${min} to ${max}`
  return pattern(/^(0|[1-9]\d{0,8})$/, wanted)
    .transform(Number)
    .refine((value) => value >= min && value <= max, {
      error: ({ input }) => `is ${String(input)}; ${wanted} is wanted`,
    })
}

export const page = {
  limit: digits(1, limit_max).default(limit_default),
  offset: digits(0, offset_max).default(0),
}

export const pageQuery = strictObject(page)

/** A moment with its zone, as milliseconds. */
export function moment() {
  const error = ({ input }: { input?: unknown }) =>
    `is ${show(input)}; a moment with a zone is wanted, like "2026-05-01T12:00:00Z"`
  return z.iso
    .datetime({ offset: true, error })
    .transform((value) => Date.parse(value))
    .refine((at) => Number.isSafeInteger(at) && at >= 0, {
      error: "is before 1970; a later moment is wanted",
    })
}

/** From 1970 on: Postgres has no year 0. */
function day() {
  return z.iso
    .date({
      error: ({ input }) =>
        input === undefined
          ? `is missing; a day is wanted, like "2026-05-01"`
          : `is ${show(input)}; a day is wanted, like "2026-05-01"`,
    })
    .refine((value) => value >= "1970-01-01", {
      error: "is before 1970; a later day is wanted",
    })
}

const period = { from: day(), to: day() }

function checkPeriod(
  { from, to }: { from: string; to: string },
  ctx: z.RefinementCtx
): void {
  const days = (Date.parse(to) - Date.parse(from)) / day_ms + 1
  if (days < 1 || days > period_days_max) {
    ctx.addIssue({
      code: "custom",
      path: ["to"],
      message: `is ${show(to)}; a day from ${from} on, at most ${period_days_max} days in all, is wanted`,
    })
  }
}

/** Two days, both included. */
export const periodQuery = strictObject(period).superRefine(checkPeriod)

/** A page of what happened within two days. */
export const pageWithPeriodQuery = strictObject({
  ...period,
  ...page,
}).superRefine(checkPeriod)

/** A page of what happened, within two days where they are given. */
export const pageOfPeriodQuery = strictObject({
  from: day().optional(),
  to: day().optional(),
  ...page,
}).superRefine(({ from, to }, ctx) => {
  if (from !== undefined && to !== undefined) {
    checkPeriod({ from, to }, ctx)
  } else if (from !== to) {
    const missing = from === undefined ? "from" : "to"
    const message = "is missing; from and to go together"
    ctx.addIssue({ code: "custom", path: [missing], message })
  }
})

export type PageOf = z.output<typeof pageQuery>
export type Period = z.output<typeof periodQuery>
