import { MedusaError } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { conversionTypeNamed } from "../conversions"
import type { ConversionEvent } from "../engine"
import { limits } from "../engine"
import { isEventType, show } from "../params"
import { faultsOf, faultText } from "../ladder-document/faults"
import {
  currency,
  list,
  pattern,
  strictObject,
  whole,
} from "../ladder-document/fields"
import { findUnsound } from "../ladder-document/sound-json"
import { storeKeys } from "../storefront/store-key"
import { eventAttributes } from "./event-attributes"
import { heardSources } from "./heard"
import { sources } from "./index"
import { linkKeys } from "./link-keys"

const events_max = 1_000
/** The last moment JavaScript can date. */
const moment_max = 8_640_000_000_000_000

const key = () =>
  pattern(/^[\x21-\x7e]{1,200}$/, "a key of 1 to 200 characters")

/**
 * How the keys begin that the sources, and signed links, give, and those of what
 * customers send.
 */
export const reserved = [
  ...[...sources, ...heardSources].flatMap(({ keys }) => keys),
  linkKeys,
  storeKeys,
]
const reservedNames = new Intl.ListFormat("en", { type: "disjunction" }).format(
  reserved.map(show)
)

/** A key that no source and no shop front gives. */
export const ownKey = () =>
  key().refine(
    (checked) => !reserved.some((beginning) => checked.startsWith(beginning)),
    {
      error: ({ input }) =>
        `is ${show(input)}; keys beginning with ${reservedNames} belong to what is read from the shop and its shop fronts, another is wanted`,
    }
  )

const event = strictObject({
  key: ownKey(),
  type: z
    .string()
    .refine(isEventType, {
      error: ({ input }) =>
        `is ${show(input)}; an event type, like "purchase.offline", is wanted`,
    })
    .refine((type) => conversionTypeNamed(type)?.derivedFrom === undefined, {
      error: ({ input }) =>
        `is ${show(input)}, which is derived from other events and not recorded; what it is derived from is wanted`,
    }),
  customer: pattern(/^[\x21-\x7e]{1,128}$/, "a customer id"),
  at: whole(0, moment_max),
  value: whole(-limits.amount_max, limits.amount_max).optional(),
  currency: currency().optional(),
  reverses: key().optional(),
  attributes: eventAttributes(),
}).refine(
  (checked) =>
    (checked.value === undefined) === (checked.currency === undefined),
  { error: "has a value or a currency without the other; both are wanted" }
)

const events = list(event, 1, events_max)

/**
 * Whether events made by other code are ones we can keep. Their keys must not
 * begin as a source's do (`order:`, `customer:`, …): it would take such events
 * for its own. They may reverse such events.
 *
 * @throws MedusaError invalid_data naming each fault with its path
 */
export function checkEvents(given: readonly ConversionEvent[]): void {
  const { error } = z.object({ events }).safeParse({ events: given })
  const faults = error
    ? faultsOf(error)
    : given.flatMap((event, i) => findUnsound(event, `events[${i}]`) ?? [])
  if (faults.length > 0) {
    throw new MedusaError(MedusaError.Types.INVALID_DATA, faultText(faults))
  }
}
