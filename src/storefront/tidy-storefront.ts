import type { MedusaContainer } from "@medusajs/framework/types"
import { ladderOf } from "../modules/ladder/ladder-of"
import { carryVisitor } from "./carry-visitor"

/** At most so many are carried over by one run. */
const left_max = 100

/**
 * Carries over what a crash left behind, then forgets visitors whose time is
 * over, and allowances that are whole again.
 */
export async function tidyStorefront(
  container: MedusaContainer
): Promise<void> {
  const { visitors, allowances } = ladderOf(container)
  for (const joined of await visitors.leftToCarry(left_max)) {
    await carryVisitor(container, joined)
  }
  await visitors.forget()
  await allowances.forget()
}
