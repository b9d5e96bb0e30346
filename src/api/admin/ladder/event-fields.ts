import { z } from "@medusajs/framework/zod"
import {
  checkAttributes,
  conversionTypeNamed,
  conversionTypes,
  type Origin,
} from "../../../conversions"
import { isEventType, show } from "../../../params"

/** Characters of a note. */
const note_length_max = 500

/**
 * What staff remark about an event: kept with it, for staff alone. It does not
 * make another event of it: sent again with another note it is a repeat, and the
 * first note stays.
 */
export function note() {
  const wanted = `a note of 1 to ${note_length_max} characters`
  const error = ({ input }: { input?: unknown }): string =>
    `is ${show(input)}; ${wanted} is wanted`
  return z
    .string({ error })
    .trim()
    .min(1, { error })
    .max(note_length_max, { error })
}

/** A type that comes by one of these ways, or one of the merchant's own. */
export function typeFrom(ways: readonly Origin[]) {
  const names = conversionTypes
    .filter(({ from }) => ways.some((way) => from.includes(way)))
    .map(({ name }) => name)
  const error = ({ input }: { input?: unknown }): string =>
    `is ${input === undefined ? "missing" : show(input)}; one of ${names.join(", ")} or custom.… is wanted`
  return z
    .string({ error })
    .refine(
      (name) =>
        names.includes(name) ||
        (name.startsWith("custom.") && isEventType(name)),
      { error }
    )
}

interface Given {
  readonly type: string
  readonly value?: number | undefined
  readonly currency?: string | undefined
  readonly attributes?: Readonly<Record<string, unknown>> | undefined
}

/** What an event must say together, and what its type lets it say of itself. */
export function checkTogether(event: Given, ctx: z.RefinementCtx): void {
  if ((event.value === undefined) !== (event.currency === undefined)) {
    const missing = event.value === undefined ? "value" : "currency"
    ctx.addIssue({
      code: "custom",
      path: [missing],
      message: "is missing; value and currency go together",
    })
  }
  const known = conversionTypeNamed(event.type)
  const faults = known
    ? checkAttributes(known, event.attributes ?? {}, "attributes")
    : []
  for (const { path, message } of faults) {
    ctx.addIssue({ code: "custom", path: [path], message })
  }
}
