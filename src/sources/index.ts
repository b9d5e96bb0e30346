import { customers } from "./customers"
import { orders } from "./orders"
import type { Source } from "./source"

/** Where conversion events come from. A new source is its file and its line. */
export const sources: readonly Source[] = [customers, orders]

export type { Hint, Period, Source } from "./source"
