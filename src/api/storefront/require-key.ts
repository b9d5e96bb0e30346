import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type { z } from "@medusajs/framework/zod"
import { strictObject } from "../../ladder-document/fields"
import { readRows } from "../../rewards/medusa"
import { id } from "../request-fields"
import { Refusal } from "../refusal"

/** The publishable key, which Medusa reads from a header only. */
export const keyQuery = strictObject({ key: id() })

type KeyQuery = z.output<typeof keyQuery>

interface KeyRow {
  readonly token: string
  readonly revoked_at: string | Date | null
  readonly sales_channels_link: readonly { readonly sales_channel_id: string }[]
}

/**
 * Asks for a publishable key in the query, as Medusa does for one in the header,
 * and notes its sales channels.
 *
 * @throws Refusal 401
 */
export async function requireKey(
  req: MedusaRequest<unknown, KeyQuery> & {
    publishable_key_context?: { key: string; sales_channel_ids: string[] }
  },
  _res: MedusaResponse,
  next: MedusaNextFunction
): Promise<void> {
  const [key] = await readRows<KeyRow>(
    req.scope,
    "api_key",
    ["token", "revoked_at", "sales_channels_link.sales_channel_id"],
    { token: req.validatedQuery.key, type: "publishable" }
  )
  if (!key || isRevoked(key)) {
    throw new Refusal(401, "key: a valid publishable key is wanted")
  }
  req.publishable_key_context = {
    key: key.token,
    sales_channel_ids: key.sales_channels_link.map(
      ({ sales_channel_id }) => sales_channel_id
    ),
  }
  next()
}

const isRevoked = ({ revoked_at }: KeyRow): boolean =>
  revoked_at !== null && new Date(revoked_at) <= new Date()
