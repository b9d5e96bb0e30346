import { MedusaError } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import type { ConversionEvent } from "../engine"
import { isEventType, limits, show } from "../engine"
import { faultsOf, faultText } from "../ladder-document/faults"
import {
  currency,
  list,
  pattern,
  strictObject,
  text,
  whole,
} from "../ladder-document/fields"

const events_max = 1_000
const attributes_max = 20
const attribute_values_max = 100
/** The last moment JavaScript can date. */
const moment_max = 8_640_000_000_000_000

const key = () =>
  pattern(/^[\x21-\x7e]{1,200}$/, "a key of 1 to 200 characters")

const attributes = z
  .record(
    z.string().regex(/^[a-z][a-z0-9_]{0,63}$/, {
      error: `is no name for an attribute; a-z, 0-9 and "_" are wanted`,
    }),
    z.union(
      [
        text(),
        z.boolean(),
        whole(-limits.amount_max, limits.amount_max),
        list(text(), 1, attribute_values_max),
      ],
      {
        error: ({ input }) =>
          `is ${show(input)}; a text, a whole number, true or false, or a list of texts is wanted`,
      }
    )
  )
  .refine((all) => Object.keys(all).length <= attributes_max, {
    error: `has too many names; at most ${attributes_max} are allowed`,
  })

const event = strictObject({
  key: key(),
  type: z.string().refine(isEventType, {
    error: ({ input }) =>
      `is ${show(input)}; an event type, like "purchase.offline", is wanted`,
  }),
  customer: pattern(/^[\x21-\x7e]{1,128}$/, "a customer id"),
  at: whole(0, moment_max),
  value: whole(-limits.amount_max, limits.amount_max).optional(),
  currency: currency().optional(),
  reverses: key().optional(),
  attributes,
}).refine(
  (checked) =>
    (checked.value === undefined) === (checked.currency === undefined),
  { error: "has a value or a currency without the other; both are wanted" }
)

const events = list(event, 1, events_max)

/**
 * Whether events made by other code are ones we can keep.
 *
 * @throws MedusaError invalid_data naming each fault with its path
 */
export function checkEvents(given: readonly ConversionEvent[]): void {
  const { error } = z.object({ events }).safeParse({ events: given })
  if (error) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      faultText(faultsOf(error))
    )
  }
}
