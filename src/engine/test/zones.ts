// The engine is given its calendar: tests give it the real one.
// eslint-disable-next-line ladder/borders
import { calendarOf } from "../../modules/ladder/calendar"
import type { Calendar } from "../types"

/** Zones whose days are 23 to 25 hours long at different times of the year. */
export const zones = [
  "UTC",
  "Europe/Berlin",
  "America/New_York",
  "Australia/Lord_Howe",
  "Africa/Cairo",
] as const

export const calendarIn = (zone: string): Calendar => calendarOf(zone)
