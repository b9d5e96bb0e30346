import { model } from "@medusajs/framework/utils"

/** How far the sweep of a source got, and the settings its events were made with. */
export const LadderSweep = model.define("ladder_sweep", {
  source: model.text().primaryKey(),
  watermark: model.dateTime().nullable(),
  last_run_at: model.dateTime().nullable(),
  last_found: model.number().default(0),
  settings: model.json().nullable(),
  passed: model.text().nullable(),
  heard_at: model.dateTime().nullable(),
  /** Up to where rows of the last thirty days were looked at once more. */
  looked_at: model.dateTime().nullable(),
  looked_through_at: model.dateTime().nullable(),
})
