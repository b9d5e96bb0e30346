import { createHash } from "node:crypto"
import type { MedusaRequest } from "@medusajs/framework/http"
import type { Wanted } from "../../modules/ladder/contract"
import { ladderOf } from "../../modules/ladder/ladder-of"
import type { Sender } from "../../storefront/receive-sent"
import { networkOf } from "../guessing"
import { Refusal } from "../refusal"

const minute = 60
const hour = 3_600
const day = 86_400

/**
 * Counts events before they are taken in: against what their sender may send in
 * a minute and in a day, and what may come from their address in a minute.
 *
 * @throws Refusal 429, with the header Retry-After; then nothing was counted
 */
export async function chargeEvents(
  req: MedusaRequest,
  sender: Sender,
  cost: number
): Promise<void> {
  const { storefront } = ladderOf(req.scope).settings()
  const who =
    sender.kind === "customer"
      ? `customer ${sender.customer_id}`
      : `visitor ${sender.visitor_id}`
  await charge(req, "events", [
    wanted(`${who} minute`, cost, storefront.events_per_minute, minute),
    wanted(`${who} day`, cost, storefront.events_per_day, day),
    wanted(
      `${addressOf(req)} events`,
      cost,
      storefront.address_events_per_minute,
      minute
    ),
  ])
}

/** @throws Refusal 429, with the header Retry-After */
export async function chargeVisitor(req: MedusaRequest): Promise<void> {
  const { storefront } = ladderOf(req.scope).settings()
  await charge(req, "visitors", [
    wanted(
      `${addressOf(req)} visitors`,
      1,
      storefront.address_visitors_per_hour,
      hour
    ),
  ])
}

async function charge(
  req: MedusaRequest,
  what: string,
  all: readonly Wanted[]
): Promise<void> {
  const seconds = await ladderOf(req.scope).allowances.take(all)
  if (seconds > 0) {
    req.res?.setHeader("Retry-After", String(seconds))
    throw new Refusal(
      429,
      `Too many ${what}; nothing was taken in, try again in ${seconds} seconds`
    )
  }
}

const addressOf = (req: MedusaRequest): string =>
  `address ${networkOf(req.ip ?? "")}`

/** Kept as a digest: no address or customer is told by it. */
const wanted = (
  who: string,
  cost: number,
  allowed: number,
  seconds: number
): Wanted => ({
  who: createHash("sha256").update(who).digest("hex"),
  cost,
  allowed,
  seconds,
})
