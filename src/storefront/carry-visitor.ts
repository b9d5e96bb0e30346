import type { MedusaContainer } from "@medusajs/framework/types"
import type { JoinedVisitor, SentAnswer } from "../modules/ladder/contract"
import { ladderOf } from "../modules/ladder/ladder-of"
import { wakeIfDue } from "../rewards/wake-outbox"
import { recordSent } from "./record-sent"

/**
 * Records what a joined visitor did as the customer's, in the customer's own
 * space of keys: what was sent both before and after logging in counts once.
 * Done again, as after a crash, it changes nothing.
 */
export async function carryVisitor(
  container: MedusaContainer,
  { visitor_id, customer_id }: JoinedVisitor
): Promise<SentAnswer[]> {
  const { visitors, sweeping } = ladderOf(container)
  const kept = await visitors.kept(visitor_id)
  if (kept.length === 0) {
    return []
  }
  const now = await sweeping.now()
  const answers = await recordSent(container, customer_id, kept, now)
  await visitors.carried(visitor_id)
  await wakeIfDue(container)
  return answers
}
