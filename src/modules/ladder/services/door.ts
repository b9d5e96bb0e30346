import type { ConversionEvent } from "../../../engine"
import type { RecordAnswer } from "../types"
import { coalesce } from "./coalesce"
import type { Recorder } from "./recorder"

/** At most so many events go into one transaction. */
export const batch_size_max = 1000

type Knock = (events: readonly ConversionEvent[]) => Promise<RecordAnswer[]>

/**
 * Where all events enter: large batches in parts, small ones that come at the
 * same time joined, one in flight per source.
 */
export class Door {
  private readonly sources = new Map<string, Knock>()

  constructor(private readonly recorder: Recorder) {}

  async record(
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
