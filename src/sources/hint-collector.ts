import { setTimeout as sleep } from "node:timers/promises"
import type { MedusaContainer } from "@medusajs/framework/types"
import type { Hint } from "./source"

/** One captured order gives four hints within this time, and one read. */
const moment_ms = 30

/**
 * Collects the hints of one moment and hands them over together. A moment lasts
 * until the one before is handled: however many hints there are, they take one
 * of the shop's connections at a time. `add` resolves when its moment has been
 * handled: a bus that waits for its subscribers knows the hint to be dealt with,
 * not just heard.
 */
export class HintCollector {
  private hints: Hint[] = []
  private moment: Promise<void> | null = null
  private handled: Promise<unknown> = Promise.resolve()

  constructor(
    private readonly handle: (
      container: MedusaContainer,
      hints: readonly Hint[]
    ) => Promise<void>
  ) {}

  add(container: MedusaContainer, hint: Hint): Promise<void> {
    this.hints.push(hint)
    this.moment ??= this.follow(container)
    return this.moment
  }

  private async follow(container: MedusaContainer): Promise<void> {
    await Promise.all([sleep(moment_ms), this.handled])
    const { hints } = this
    this.hints = []
    this.moment = null
    const handling = this.handle(container, hints)
    this.handled = handling.catch(() => undefined)
    await handling
  }
}
