import type { z } from "@medusajs/framework/zod"
import { strictObject, text } from "../../../../ladder-document/fields"
import { id } from "../../../request-fields"

/** Without an id all are meant. */
export const retryGrants = strictObject({ reason: text(), id: id().optional() })

export type RetryGrants = z.output<typeof retryGrants>
