import { model } from "@medusajs/framework/utils"

/** How far the history of a source from before its first sweep was gone through. */
export const LadderBackfill = model.define("ladder_backfill", {
  source: model.text().primaryKey(),
  since: model.dateTime(),
  until: model.dateTime(),
  reached: model.dateTime(),
  /** How much of it is gone through at a time. */
  stretch_ms: model.number(),
  found: model.number(),
  stopped_at: model.dateTime().nullable(),
  done_at: model.dateTime().nullable(),
})
