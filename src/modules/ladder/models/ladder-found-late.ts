import { model } from "@medusajs/framework/utils"

/** What of a source no hint announced, by the day on which it was found. */
export const LadderFoundLate = model.define("ladder_found_late", {
  source: model.text().primaryKey(),
  day: model.number().primaryKey(),
  /** By a sweep, among what changed since the one before. */
  late: model.number(),
  /** By looking once more, where sweeps had been. */
  missing: model.number(),
})
