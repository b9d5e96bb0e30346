import type { MedusaContainer } from "@medusajs/framework/types"
import type { ConversionEvent } from "../engine"
import { customerCheck } from "./check-customers"

/**
 * Those of the events whose customer is there. With a customer goes what is kept
 * of them in the shop, and that is nothing they did: it would be parked.
 */
export async function ofKnownCustomers(
  container: MedusaContainer,
  events: readonly ConversionEvent[]
): Promise<ConversionEvent[]> {
  if (events.length === 0) {
    return []
  }
  const check = customerCheck(container)
  const states = await check(events.map(({ customer }) => customer))
  return events.filter(({ customer }) => states.get(customer) === "known")
}
