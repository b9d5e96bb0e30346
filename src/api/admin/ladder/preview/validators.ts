import { type z } from "@medusajs/framework/zod"
import {
  currency,
  strictObject,
  text,
} from "../../../../ladder-document/fields"
import { isZone } from "../../../../ladder-document/zone"
import { content, id } from "../../../request-fields"

export const askPreview = strictObject({
  document: content(),
  ladder_id: id().optional(),
})

export const runParams = strictObject({ id: id() })

export const readyLaddersQuery = strictObject({
  currency: currency(),
  zone: text().refine(isZone, {
    error: ({ input }) =>
      `is ${JSON.stringify(input)}; an IANA time zone is wanted, like "Europe/Berlin"`,
  }),
})

export type AskPreview = z.output<typeof askPreview>
export type ReadyLaddersQuery = z.output<typeof readyLaddersQuery>
