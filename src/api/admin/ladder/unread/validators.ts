import { z } from "@medusajs/framework/zod"
import { show } from "../../../../params"
import { pattern, strictObject, text } from "../../../../ladder-document/fields"
import { sources } from "../../../../sources"

const names = sources.map(({ name }) => name)

/** One of the sources that read the shop. */
export function sourceName() {
  return z
    .string({ error: ({ input }) => tell(input) })
    .refine((name) => names.includes(name), {
      error: ({ input }) => tell(input),
    })
}

const tell = (input: unknown) =>
  `is ${input === undefined ? "missing" : show(input)}; one of ${names.join(", ")} is wanted`

export const retryUnread = strictObject({
  reason: text(),
  source: sourceName(),
  id: pattern(/^[\x21-\x7e]{1,200}$/, "the id of a row"),
})

export type RetryUnread = z.output<typeof retryUnread>
