import type { HeardSource } from "./heard-source"
import { logIns } from "./log-ins"
import { searches } from "./searches"

/** What is heard on the shop's routes. A new one is its file and its line. */
export const heardSources: readonly HeardSource[] = [logIns, searches]

export type { Answered, HeardEvent, HeardSource } from "./heard-source"
