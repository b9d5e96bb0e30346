import type { ConversionEvent } from "../../../engine"
import { Unavailable } from "../sql/unavailable"
import type { RecordAnswer } from "../types"
import { coalesce } from "./coalesce"
import type { Recorder } from "./recorder"

/** At most so many events go into one transaction. */
export const batch_size_max = 1000

/**
 * At most so many events wait here, of all sources: when more come in than
 * Postgres can take, those who send hear so at once, before memory is full.
 */
export const waiting_max = 20_000

type Knock = (events: readonly ConversionEvent[]) => Promise<RecordAnswer[]>

/**
 * Where all events enter: large batches in parts, small ones that come at the
 * same time joined, one in flight per source.
 */
export class Door {
  private readonly sources = new Map<string, Knock>()
  private waiting = 0

  constructor(
    private readonly recorder: Recorder,
    private readonly limit = waiting_max
  ) {}

  /** @throws Unavailable when too many wait already; then none was recorded */
  async record(
    events: readonly ConversionEvent[],
    source: string
  ): Promise<RecordAnswer[]> {
    if (this.waiting > 0 && this.waiting + events.length > this.limit) {
      throw new Unavailable(
        "53400",
        `${this.waiting} events wait to be recorded; at most ${this.limit} may`
      )
    }
    this.waiting += events.length
    try {
      return await this.recordParts(events, source)
    } finally {
      this.waiting -= events.length
    }
  }

  private async recordParts(
    events: readonly ConversionEvent[],
    source: string
  ): Promise<RecordAnswer[]> {
    const knock = this.knockOf(source)
    const answers: RecordAnswer[] = []
    for (let from = 0; from < events.length; from += batch_size_max) {
      const part = events.slice(from, from + batch_size_max)
      answers.push(...(await knock(part)))
    }
    return answers
  }

  private knockOf(source: string): Knock {
    let knock = this.sources.get(source)
    if (!knock) {
      knock = coalesce(
        (events) => this.recorder.record(events, source),
        batch_size_max
      )
      this.sources.set(source, knock)
    }
    return knock
  }
}
