import type { z } from "@medusajs/framework/zod"
import { limits } from "../../../../engine"
import {
  currency,
  list,
  strictObject,
  whole,
} from "../../../../ladder-document/fields"
import { ownKey } from "../../../../sources/check-events"
import { eventAttributes, ofStaff } from "../../../../sources/event-attributes"
import { id, moment } from "../../../request-fields"
import { checkTogether, note, typeFrom } from "../event-fields"

/** Events in one request. */
const events_max = 1_000

const event = strictObject({
  key: ownKey(),
  type: typeFrom(["staff", "code"]),
  customer: id(),
  at: moment(),
  value: whole(-limits.amount_max, limits.amount_max).optional(),
  currency: currency().optional(),
  reverses: ownKey().optional(),
  attributes: eventAttributes(ofStaff).optional(),
  note: note().optional(),
}).superRefine(checkTogether)

export const recordEvents = strictObject({ events: list(event, 1, events_max) })

export type RecordEvents = z.output<typeof recordEvents>
