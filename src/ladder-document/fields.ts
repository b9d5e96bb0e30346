import { z } from "@medusajs/framework/zod"
import { limits } from "../engine"
import { show } from "../params"

/**
 * The zod vocabulary of every document and request. Each field says in its
 * fault what it is and what is wanted, so that messages read the same
 * everywhere: `rungs[0].grace_days: is "10"; a whole number from 0 to 366 is
 * wanted`. Nothing is coerced.
 */
interface Issue {
  readonly code?: string
  readonly input?: unknown
}

function say(wanted: string) {
  return ({ input }: Issue) =>
    input === undefined
      ? `is missing; ${wanted} is wanted`
      : `is ${show(input)}; ${wanted} is wanted`
}

/** An object of exactly these fields. */
export function strictObject<S extends z.ZodRawShape>(shape: S) {
  const names = Object.keys(shape)
  const allowed =
    names.length > 0 ? `allowed are ${names.join(", ")}` : "nothing is"
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === "unrecognized_keys"
        ? `is not allowed here; ${allowed}`
        : say("an object")(issue),
  })
}

/** A list of `min` to `max` things. */
export function list<T extends z.ZodType>(of: T, min: number, max: number) {
  return z
    .array(of, { error: say(`a list of ${min} to ${max}`) })
    .min(min, { error: `is empty; a list of ${min} to ${max} is wanted` })
    .max(max, { error: `is too long; a list of ${min} to ${max} is wanted` })
}

/** A whole number; `"10"`, `1.5` and what JavaScript cannot count are none. */
export function whole(min: number, max: number) {
  const error = say(`a whole number from ${min} to ${max}`)
  return z.int({ error }).min(min, { error }).max(max, { error })
}

/** A text for people to read. */
export function text(max: number = limits.text_length_max) {
  return z
    .string({ error: say(`a text of 1 to ${max} characters`) })
    .min(1, { error: `is empty; a text of 1 to ${max} characters is wanted` })
    .max(max, { error: say(`a text of 1 to ${max} characters`) })
    .refine((value) => value.trim() !== "", {
      error: "is blank; a text to read is wanted",
    })
}

export function pattern(regex: RegExp, wanted: string) {
  const error = say(wanted)
  return z.string({ error }).regex(regex, { error })
}

/**
 * An id a merchant writes. Names every object has, like `constructor`, are
 * none: ids are looked up in objects.
 */
export function slug() {
  const max = limits.id_length_max
  const wanted = `1 to ${max} of a-z, 0-9, "_" and "-", beginning with a letter or digit,`
  return pattern(
    new RegExp(`^[a-z0-9][a-z0-9_-]{0,${max - 1}}$`),
    wanted
  ).refine((value) => !(value in Object.prototype), {
    error: "is reserved; another id is wanted",
  })
}

export function currency() {
  return pattern(
    /^[a-z]{3}$/,
    `a three-letter lower-case currency code, like "eur",`
  )
}

export function flag() {
  return z.boolean({ error: say("true or false") })
}

export function choice<const C extends readonly [string, ...string[]]>(of: C) {
  return z.enum(of, { error: say(`one of ${of.join(", ")}`) })
}
