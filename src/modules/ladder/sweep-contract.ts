import type { ConversionEvent } from "../../engine"
import type { Health } from "./health-contract"
import type { KeyRange, Page, Paged, ParkedEvent, Unread } from "./types"

/** What sweeps remember, and what is known of how all of it gets on. */
export interface Sweeping {
  /** Where a source's sweep last got to; null: it never ran. */
  watermark(source: string): Promise<Date | null>
  /** Since when a source is there, which is now when nobody asked before. */
  begun(source: string): Promise<number>
  /** `late`: of the events found, those that a hint should have announced. */
  saveWatermark(
    source: string,
    watermark: Date,
    events: { readonly found: number; readonly late: number }
  ): Promise<void>
  /** A hint came in; written once a minute. */
  heard(source: string): Promise<void>
  /** Up to where rows of late were looked at once more; null: not begun. */
  lookedUpTo(source: string): Promise<number | null>
  /** `reached` is null at the end; `missing`: events nobody had found. */
  saveLook(
    source: string,
    look: { readonly reached: Date | null; readonly missing: number }
  ): Promise<void>
  /** Remembers the settings a source's events were made with; 409 if they differ. */
  claimSourceSettings(source: string, settings: object): Promise<void>
  /** Keeps rows a source could not read, with the reason, to be tried again. */
  noteUnread(
    source: string,
    notes: readonly { id: string; reason: string }[]
  ): Promise<void>
  clearUnread(source: string, ids: readonly string[]): Promise<void>
  /** Unread rows whose next try has come. */
  dueUnread(source: string, limit: number): Promise<string[]>
  /** All that is noted of a source, due or not, oldest first. */
  unreadOf(source: string, limit: number): Promise<Unread[]>
  /** A source's events on record, by key; at most `limit` of each range. */
  recordedBetween(
    source: string,
    ranges: readonly KeyRange[],
    limit: number
  ): Promise<ConversionEvent[]>
  /** Goes through a source's range a stretch at a time, over and over again. */
  nextRecorded(
    source: string,
    range: KeyRange,
    limit: number
  ): Promise<ConversionEvent[]>
  /** When the events on record under these keys happened. */
  momentsOf(keys: readonly string[]): Promise<ReadonlyMap<string, number>>
  beat(job: string): Promise<void>
  health(): Promise<Health>
  listParked(page: Page): Promise<Paged<ParkedEvent>>
  /** Milliseconds since 1970 by Postgres's clock. */
  now(): Promise<number>
}
