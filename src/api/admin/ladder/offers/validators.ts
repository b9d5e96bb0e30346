import type { z } from "@medusajs/framework/zod"
import { strictObject, text } from "../../../../ladder-document/fields"
import { id } from "../../../request-fields"

export const offerParams = strictObject({ id: id() })

export const cancelOffer = strictObject({ reason: text() })

export type CancelOffer = z.output<typeof cancelOffer>
