import { z } from "@medusajs/framework/zod"
import {
  checkAttributes,
  conversionTypeNamed,
  conversionTypes,
} from "../../conversions"
import { list, pattern, strictObject } from "../../ladder-document/fields"
import { sent_events_max } from "../../modules/ladder/storefront-options"
import { show } from "../../params"
import { eventAttributes } from "../../sources/event-attributes"
import { moment, requestKey } from "../request-fields"

/** Types that a shop front may send: what else says so is refused. */
const sendable = conversionTypes
  .filter(({ from }) => from.includes("storefront"))
  .map(({ name }) => name)

const tellType = ({ input }: { input?: unknown }): string =>
  `is ${input === undefined ? "missing" : show(input)}; one of ${sendable.join(", ")} is wanted`

const event = strictObject({
  key: requestKey(),
  type: z
    .string({ error: tellType })
    .refine((name) => sendable.includes(name), { error: tellType }),
  at: moment().optional(),
  attributes: eventAttributes().optional(),
  undoes: requestKey().optional(),
}).superRefine(({ type, attributes = {}, undoes }, ctx) => {
  const known = conversionTypeNamed(type)
  for (const { path, message } of known
    ? checkAttributes(known, attributes, "attributes")
    : []) {
    ctx.addIssue({ code: "custom", path: [path], message })
  }
  if ((known?.undoes === undefined) !== (undoes === undefined)) {
    const message =
      undoes === undefined
        ? `is missing; ${type} takes back ${known?.undoes}, whose key is wanted`
        : `is not allowed here; ${type} takes nothing back`
    ctx.addIssue({ code: "custom", path: ["undoes"], message })
  }
})

/** A token as `newVisitorToken` makes them. */
export const visitorToken = () =>
  pattern(
    /^lavis_[A-Za-z0-9_-]{43}$/,
    `a visitor token, as POST /store/ladder/visitors gives it,`
  )

/** What a shop front sends. A visitor is not looked at where a customer is logged in. */
export const sentEvents = strictObject({
  visitor: visitorToken().optional(),
  events: list(event, 1, sent_events_max),
})

export const joinVisitor = strictObject({
  visitor: visitorToken(),
  consent: z.literal(true, {
    error: ({ input }) =>
      `is ${input === undefined ? "missing" : show(input)}; true is wanted, once the customer has agreed`,
  }),
})

export type SentEvents = z.output<typeof sentEvents>
export type JoinVisitor = z.output<typeof joinVisitor>
