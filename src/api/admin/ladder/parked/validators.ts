import type { z } from "@medusajs/framework/zod"
import { limits } from "../../../../engine"
import {
  currency,
  pattern,
  strictObject,
  text,
  whole,
} from "../../../../ladder-document/fields"
import { eventAttributes, ofStaff } from "../../../../sources/event-attributes"
import { id, moment } from "../../../request-fields"

const key = () => pattern(/^[\x21-\x7e]{1,200}$/, "the key of an event")

/** Without a key all are meant. */
export const retryParked = strictObject({
  reason: text(),
  key: key().optional(),
})

/** A key may have any sign a path may not. */
export const parkedQuery = strictObject({ key: key() })

export const dropParked = strictObject({ reason: text(), key: key() })

const changeable = ["customer", "at", "value", "attributes"] as const

/** Checked against the type's declaration once the event is read. */
export const correctParked = strictObject({
  reason: text(),
  key: key(),
  customer: id().optional(),
  at: moment().optional(),
  value: whole(-limits.amount_max, limits.amount_max).optional(),
  currency: currency().optional(),
  attributes: eventAttributes(ofStaff).optional(),
}).superRefine((sent, ctx) => {
  if ((sent.value === undefined) !== (sent.currency === undefined)) {
    const path = [sent.value === undefined ? "value" : "currency"]
    const message = "is missing; value and currency go together"
    ctx.addIssue({ code: "custom", path, message })
  }
  if (changeable.every((name) => sent[name] === undefined)) {
    const message = `changes nothing; one of ${changeable.join(", ")} is wanted`
    ctx.addIssue({ code: "custom", path: ["correction"], message })
  }
})

export type RetryParked = z.output<typeof retryParked>
export type ParkedQuery = z.output<typeof parkedQuery>
export type DropParked = z.output<typeof dropParked>
export type CorrectParked = z.output<typeof correctParked>
