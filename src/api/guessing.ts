import { isIPv6 } from "node:net"
import { createHash } from "node:crypto"
import type { MedusaRequest } from "@medusajs/framework/http"
import { ladderOf } from "../modules/ladder/ladder-of"
import { customerIn } from "./guards/guarded-cart"
import { Refusal } from "./refusal"

/**
 * Refuses whoever tried too many codes in vain, also with a code that is good:
 * else the limit would tell which are.
 *
 * @throws Refusal 429, with the header Retry-After
 */
export async function refuseGuesser(req: MedusaRequest): Promise<void> {
  refuseIf(req, await ladderOf(req.scope).tries.wait(whoTries(req)))
}

/**
 * Counts codes that were none, before anybody is told so.
 *
 * @throws Refusal 429 once they are too many, with the header Retry-After
 */
export async function countGuesses(
  req: MedusaRequest,
  number: number
): Promise<void> {
  refuseIf(req, await ladderOf(req.scope).tries.fail(whoTries(req), number))
}

function refuseIf(req: MedusaRequest, seconds: number): void {
  if (seconds > 0) {
    req.res?.setHeader("Retry-After", String(seconds))
    throw new Refusal(
      429,
      `Too many codes that are not valid were tried; try again in ${seconds} seconds`
    )
  }
}

/**
 * A customer is counted wherever they come from, because an address can be
 * made up where no proxy stands before the shop; a guest by the address. Kept
 * as a digest.
 */
function whoTries(req: MedusaRequest): string {
  const customer_id = customerIn(req)
  const who =
    customer_id === null
      ? `address ${networkOf(req.ip ?? "")}`
      : `customer ${customer_id}`
  return createHash("sha256").update(who).digest("hex")
}

/** A home has a whole /64 of IPv6; IPv4 written as IPv6 is IPv4. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "")
  if (!isIPv6(plain)) {
    return plain
  }
  const [head = "", tail] = plain.split("::")
  const first = head.split(":").filter(Boolean)
  const last = (tail ?? "").split(":").filter(Boolean)
  const zeros = Array.from(
    { length: 8 - first.length - last.length },
    () => "0"
  )
  const groups = tail === undefined ? first : [...first, ...zeros, ...last]
  return groups
    .slice(0, 4)
    .map((group) => parseInt(group, 16).toString(16))
    .join(":")
}
