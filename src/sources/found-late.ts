import { conversionTypeNamed } from "../conversions"
import type { ConversionEvent } from "../engine"

/** A hint may still be on its way for so long. */
const hint_ms = 60_000

/**
 * How many of the events that a sweep found should have been announced: not
 * those that time brings about, which no hint can tell, nor those of a moment
 * ago.
 */
export const foundLate = (
  events: readonly ConversionEvent[],
  now: number
): number =>
  events.filter(
    ({ type, at }) => !conversionTypeNamed(type)?.timed && at < now - hint_ms
  ).length
