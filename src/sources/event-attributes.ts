import { z } from "@medusajs/framework/zod"
import { limits } from "../engine"
import { show } from "../params"
import { list, text, whole } from "../ladder-document/fields"

const attributes_max = 20
const values_max = 100
/**
 * What is kept with an event that staff recorded: who did it, and what they
 * remarked. We write them ourselves.
 */
export const ofStaff = ["recorded_by", "note"] as const

const name = /^[a-z][a-z0-9_]{0,63}$/

/**
 * Attributes of events that are given to us, not read from the shop. `reserved`
 * names are those we write ourselves, so that nobody speaks for somebody else.
 */
export function eventAttributes(reserved: readonly string[] = []) {
  const ours = reserved.map((each) => `, ${each} is ours`).join("")
  return z
    .record(
      z.string().refine((each) => name.test(each) && !reserved.includes(each)),
      z.union(
        [
          text(),
          z.boolean(),
          whole(-limits.amount_max, limits.amount_max),
          list(text(), 1, values_max),
        ],
        {
          error: ({ input }) =>
            `is ${show(input)}; a text, a whole number, true or false, or a list of texts is wanted`,
        }
      ),
      {
        error: (issue) =>
          issue.code === "invalid_key"
            ? `is not a name for an attribute; a-z, 0-9 and "_" are${ours}`
            : `is ${show(issue.input)}; an object of attributes is wanted`,
      }
    )
    .refine((all) => Object.keys(all).length <= attributes_max, {
      error: `has too many names; at most ${attributes_max} are allowed`,
    })
}
