import type { MedusaContainer } from "@medusajs/framework/types"
import type { Hint } from "./source"

/** One captured order gives four hints within this time, and one read. */
const moment_ms = 30

/**
 * Collects the hints of one moment and hands them over together. `add` resolves
 * when its moment has been handled: a bus that waits for its subscribers knows
 * the hint to be dealt with, not just heard.
 */
export class HintCollector {
  private hints: Hint[] = []
  private moment: Promise<void> | null = null

  constructor(
    private readonly handle: (
      container: MedusaContainer,
      hints: readonly Hint[]
    ) => Promise<void>
  ) {}

  add(container: MedusaContainer, hint: Hint): Promise<void> {
    this.hints.push(hint)
    this.moment ??= new Promise((resolve) =>
      setTimeout(resolve, moment_ms)
    ).then(() => {
      const { hints } = this
      this.hints = []
      this.moment = null
      return this.handle(container, hints)
    })
    return this.moment
  }
}
