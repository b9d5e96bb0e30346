import type { TextKey } from "../i18n/texts"
import type { Formats } from "./formats"

/** What goes into a text's gaps; `count` chooses the plural form. */
export type Gaps = Readonly<Record<string, string | number>>

/** A language at work: its texts and its formats. */
export interface Words extends Formats {
  readonly text: (key: TextKey, gaps?: Gaps) => string
  /** A text that may not exist, as for event types of other plugins. */
  readonly textOr: (key: string, otherwise: string, gaps?: Gaps) => string
}
