import { setTimeout as sleep } from "node:timers/promises"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { ConversionEvent } from "../../engine"
import { ladderOf } from "../../modules/ladder/ladder-of"
import { isUnavailable } from "../../modules/ladder/sql/unavailable"
import { recordFromShop } from "../record-from-shop"
import type { HeardEvent } from "./heard-source"

/** Kept in memory at most; what is heard beyond that is dropped. */
const waiting_max = 10_000
/** Recorded at once. */
const batch_size = 500
/** Of one customer within a minute: nobody searches faster than that. */
const per_minute_max = 30
/** Between tries while the database is away; then the batch is given up. */
const patience_ms = [1_000, 5_000, 15_000, 30_000]

interface Heard {
  readonly source: string
  readonly event: HeardEvent
  /** By this process's own clock, which only runs forward. */
  readonly heard_ms: number
}

interface Dated {
  readonly source: string
  readonly event: ConversionEvent
}

/** How many of a batch were given up, and why the last of them was. */
interface GivenUp {
  readonly count: number
  readonly reason: string | null
}

const none: GivenUp = { count: 0, reason: null }

/**
 * Takes what is heard while requests are answered, and records it behind them:
 * `add` takes no time and never throws. There is no row to read it from again, so
 * it waits in memory while the database is away, as long as there is room.
 */
export class Ear {
  /** `after` is told when something was recorded, and waited for by nobody. */
  constructor(
    private readonly after: (container: MedusaContainer) => Promise<void>,
    private readonly delays_ms: readonly number[] = patience_ms
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
      const { count, reason } = await recordPatiently(
        container,
        batch,
        this.delays_ms
      )
      this.waiting = this.waiting.slice(batch.length)
      if (count < batch.length) {
        void this.after(container)
      }
      const lost = this.dropped + count
      this.dropped = 0
      if (lost > 0) {
        container
          .resolve(ContainerRegistrationKeys.LOGGER)
          .error(
            `ladder: ${lost} log-ins or searches were not recorded: ${reason ?? "there were too many at once"}`
          )
      }
    }
  }
}

/**
 * Tells what was given up. Dates the events once, so that a try that did get
 * through is a repeat.
 */
async function recordPatiently(
  container: MedusaContainer,
  batch: readonly Heard[],
  delays_ms: readonly number[]
): Promise<GivenUp> {
  let dated: readonly Dated[] | undefined
  for (const delay of [...delays_ms, null]) {
    try {
      dated ??= await date(container, batch)
      return await recordAll(container, dated)
    } catch (error) {
      if (delay === null) {
        return { count: batch.length, reason: String(error) }
      }
      await sleep(delay)
    }
  }
  return none
}

/**
 * Records what is together, and one by one where that is refused: whatever one
 * shopper has sent, the others lose nothing by it.
 *
 * @throws Unavailable where the database is away
 */
async function recordAll(
  container: MedusaContainer,
  dated: readonly Dated[]
): Promise<GivenUp> {
  let given_up = none
  for (const [source, events] of bySource(dated)) {
    try {
      await recordFromShop(container, events, source)
    } catch (error) {
      if (isUnavailable(error)) {
        throw error
      }
      const { count, reason } = await recordEach(container, events, source)
      given_up = {
        count: given_up.count + count,
        reason: reason ?? given_up.reason,
      }
    }
  }
  return given_up
}

async function recordEach(
  container: MedusaContainer,
  events: readonly ConversionEvent[],
  source: string
): Promise<GivenUp> {
  let given_up = none
  for (const event of events) {
    try {
      await recordFromShop(container, [event], source)
    } catch (error) {
      if (isUnavailable(error)) {
        throw error
      }
      given_up = { count: given_up.count + 1, reason: String(error) }
    }
  }
  return given_up
}

function bySource(
  dated: readonly Dated[]
): ReadonlyMap<string, readonly ConversionEvent[]> {
  const events = new Map<string, ConversionEvent[]>()
  for (const { source, event } of dated) {
    events.set(source, [...(events.get(source) ?? []), event])
  }
  return events
}

/** By Postgres's clock, as everything else is. */
async function date(
  container: MedusaContainer,
  batch: readonly Heard[]
): Promise<readonly Dated[]> {
  const now = await ladderOf(container).sweeping.now()
  const now_ms = performance.now()
  return batch.map(({ source, event, heard_ms }) => ({
    source,
    event: {
      ...event,
      at: Math.floor(now - Math.max(0, now_ms - heard_ms)),
    },
  }))
}
