import type { MedusaContainer } from "@medusajs/framework/types"
import type { SentAnswer, SentEvent } from "../modules/ladder/contract"
import { ladderOf } from "../modules/ladder/ladder-of"
import { show } from "../params"
import { recordSent } from "./record-sent"
import { readShopFacts, withShopFacts } from "./shop-facts"

/** A customer who is logged in, or a visitor by the digest of their token. */
export type Sender =
  | { readonly kind: "customer"; readonly customer_id: string }
  | { readonly kind: "visitor"; readonly visitor_id: string }

/** Clocks of browsers are wrong by so much without anybody meaning it. */
const ahead_max_ms = 60_000
const ago_max_ms = 86_400_000

/**
 * Takes in what was sent, and answers in its order: a customer's is recorded, a
 * visitor's kept. What cannot be counted is refused alone. Null for a visitor
 * that is not open any more.
 */
export async function receiveSent(
  container: MedusaContainer,
  sender: Sender,
  sent: readonly SentEvent[],
  channels: readonly string[]
): Promise<SentAnswer[] | null> {
  const [now, facts] = await Promise.all([
    ladderOf(container).sweeping.now(),
    readShopFacts(container, sent),
  ])
  const looked = sent.map((event) => {
    const reason = refuseMoment(event, now)
    const heard = reason ?? withChannel(event, channels)
    return typeof heard === "string" ? heard : withShopFacts(heard, facts)
  })
  const good = looked.filter((one) => typeof one !== "string")
  const answers = await keepOrRecord(container, sender, good, now)
  if (answers === null) {
    return null
  }
  const rest = [...answers]
  return sent.flatMap(({ key }, i): SentAnswer[] => {
    const reason = looked[i]
    return typeof reason === "string"
      ? [{ key, answer: "refused", reason }]
      : rest.splice(0, 1)
  })
}

async function keepOrRecord(
  container: MedusaContainer,
  sender: Sender,
  events: readonly SentEvent[],
  now: number
): Promise<SentAnswer[] | null> {
  switch (sender.kind) {
    case "customer":
      return await recordSent(container, sender.customer_id, events, now)
    case "visitor":
      return await ladderOf(container).visitors.keep(
        sender.visitor_id,
        events,
        now
      )
  }
}

function refuseMoment({ at }: SentEvent, now: number): string | undefined {
  if (
    at === undefined ||
    (at <= now + ahead_max_ms && at >= now - ago_max_ms)
  ) {
    return undefined
  }
  const is = `at: is ${new Date(at).toISOString()}`
  return `${is}; a moment within the last 24 hours is wanted`
}

/**
 * Where it happened: what the publishable key says when it names one channel,
 * and of several the one that is told. A channel of somebody else's is refused.
 */
function withChannel(
  event: SentEvent,
  channels: readonly string[]
): SentEvent | string {
  const told = event.attributes["sales_channel"]
  if (told !== undefined && !channels.includes(String(told))) {
    return `attributes.sales_channel: is ${show(told)}; one that the publishable key has is wanted`
  }
  const [only, ...others] = channels
  if (only === undefined || others.length > 0) {
    return event
  }
  return { ...event, attributes: { ...event.attributes, sales_channel: only } }
}
