import type { MedusaRequest } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import type { GrantRecord } from "../../modules/ladder/types"
import { looksLikeOurs, normaliseCode } from "../../rewards/code"
import { readRows } from "../../rewards/medusa"
import { countGuesses, refuseGuesser } from "../guessing"
import { Refusal } from "../refusal"

interface Typed {
  readonly codes: readonly string[]
  /** Our grants among them, whosesoever they are. */
  readonly grants: readonly GrantRecord[]
  readonly customer_id: string | null
  /** Codes the cart holds already: sending them again is no guess. */
  readonly held: readonly string[]
}

/**
 * Refuses codes that look like ours and are not this customer's, each the same
 * way: what belongs to somebody else reads as what does not exist, in Medusa's
 * own words. They count as guesses; the shop's own promotions do not.
 *
 * @throws MedusaError invalid_data, Refusal 429 after too many
 */
export async function refuseUnknown(
  req: MedusaRequest,
  { codes, grants, customer_id, held }: Typed
): Promise<void> {
  const own = new Set(
    grants
      .filter((grant) => grant.customer_id === customer_id && isTold(grant))
      .map(({ code }) => code)
  )
  const like = [...new Set(codes)].filter(looksLikeOurs)
  const strange = like.filter((code) => !own.has(normaliseCode(code)))
  const unknown = await notOfTheShop(req, strange, grants)
  const [first] = unknown
  if (first !== undefined) {
    await countGuesses(req, unknown.length)
    throw unknownCode(first, customer_id)
  }
  const known = new Set(held)
  const tried = like.map(normaliseCode).filter((code) => own.has(code))
  if (tried.some((code) => !known.has(code))) {
    await refuseGuesser(req)
  }
}

/** A code nobody was told yet is as good as none. */
function isTold({ issued_at }: GrantRecord): boolean {
  return issued_at !== null
}

async function notOfTheShop(
  req: MedusaRequest,
  codes: readonly string[],
  grants: readonly GrantRecord[]
): Promise<string[]> {
  if (codes.length === 0) {
    return []
  }
  const rows = await readRows<{ code: string }>(
    req.scope,
    "promotion",
    ["code"],
    { code: [...codes] }
  )
  const ours = new Set(grants.map(({ code }) => code))
  const shops = new Set(
    rows.map(({ code }) => code).filter((code) => !ours.has(code))
  )
  return codes.filter((code) => !shops.has(code))
}

function unknownCode(code: string, customer_id: string | null): Error {
  return customer_id === null
    ? new Refusal(
        400,
        `The code ${code} is personal or not valid: log in to use it`
      )
    : new MedusaError(
        MedusaError.Types.INVALID_DATA,
        `The promotion code ${code} is invalid`
      )
}
