import { setTimeout as sleep } from "node:timers/promises"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { ConversionEvent } from "../../engine"
import { ladderOf } from "../../modules/ladder/ladder-of"
import { recordFromShop } from "../record-from-shop"
import type { HeardEvent } from "./heard-source"

/** Kept in memory at most; what is heard beyond that is dropped. */
const waiting_max = 10_000
/** Recorded at once. */
const batch_size = 500
/** Of one customer within a minute: nobody searches faster than that. */
const per_minute_max = 30
/** Between tries while the database is away; then the batch is given up. */
const delays_ms = [1_000, 5_000, 15_000, 30_000]

interface Heard {
  readonly source: string
  readonly event: HeardEvent
  /** By this process's own clock, which only runs forward. */
  readonly heard_ms: number
}

/**
 * Takes what is heard while requests are answered, and records it behind them:
 * `add` takes no time and never throws. There is no row to read it from again, so
 * it waits in memory while the database is away, as long as there is room.
 */
export class Ear {
  /** `after` is told when something was recorded, and waited for by nobody. */
  constructor(
    private readonly after: (container: MedusaContainer) => Promise<void>
  ) {}

  private waiting: Heard[] = []
  private running = false
  private dropped = 0
  private minute = 0
  private readonly ofCustomers = new Map<string, number>()

  add(
    container: MedusaContainer,
    source: string,
    events: readonly HeardEvent[]
  ): void {
    const heard_ms = performance.now()
    for (const event of events) {
      if (this.hasRoomFor(event.customer, heard_ms)) {
        this.waiting.push({ source, event, heard_ms })
      } else {
        this.dropped++
      }
    }
    if (!this.running && this.waiting.length > 0) {
      this.running = true
      void this.run(container).finally(() => (this.running = false))
    }
  }

  private hasRoomFor(customer: string, now_ms: number): boolean {
    const minute = Math.floor(now_ms / 60_000)
    if (minute !== this.minute) {
      this.minute = minute
      this.ofCustomers.clear()
    }
    const heard = this.ofCustomers.get(customer) ?? 0
    this.ofCustomers.set(customer, heard + 1)
    return heard < per_minute_max && this.waiting.length < waiting_max
  }

  private async run(container: MedusaContainer): Promise<void> {
    while (this.waiting.length > 0) {
      const batch = this.waiting.slice(0, batch_size)
      const given_up = await recordPatiently(container, batch)
      this.waiting = this.waiting.slice(batch.length)
      if (given_up === null) {
        void this.after(container)
      }
      const lost = this.dropped + (given_up === null ? 0 : batch.length)
      this.dropped = 0
      if (lost > 0) {
        container
          .resolve(ContainerRegistrationKeys.LOGGER)
          .error(
            `ladder: ${lost} log-ins or searches were not recorded: ${given_up ?? "there were too many at once"}`
          )
      }
    }
  }
}

/**
 * Null once all are recorded; else why they are given up. Dates the events once,
 * so that a try that did get through is a repeat.
 */
async function recordPatiently(
  container: MedusaContainer,
  batch: readonly Heard[]
): Promise<string | null> {
  let dated: (Omit<Heard, "event"> & { event: ConversionEvent })[] | undefined
  for (let tries = 0; ; tries++) {
    try {
      dated ??= await date(container, batch)
      for (const source of new Set(dated.map((heard) => heard.source))) {
        const theirs = dated.filter((heard) => heard.source === source)
        const events = theirs.map(({ event }) => event)
        await recordFromShop(container, events, source)
      }
      return null
    } catch (error) {
      const delay = delays_ms[tries]
      if (delay === undefined) {
        return String(error)
      }
      await sleep(delay)
    }
  }
}

/** By Postgres's clock, as everything else is. */
async function date(container: MedusaContainer, batch: readonly Heard[]) {
  const now = await ladderOf(container).sweeping.now()
  const now_ms = performance.now()
  return batch.map((heard) => ({
    ...heard,
    event: {
      ...heard.event,
      at: Math.floor(now - Math.max(0, now_ms - heard.heard_ms)),
    },
  }))
}
