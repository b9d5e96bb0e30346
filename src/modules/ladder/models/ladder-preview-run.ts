import { model } from "@medusajs/framework/utils"

/** A draft being tried on every member, as far as it got. */
export const LadderPreviewRun = model.define("ladder_preview_run", {
  id: model.text().primaryKey(),
  actor_id: model.text(),
  ladder_id: model.text().nullable(),
  version: model.number(),
  document: model.json(),
  at: model.dateTime(),
  state: model.text().default("running"),
  reason: model.text().nullable(),
  after: model.text().nullable(),
  looked_at: model.number().default(0),
  total: model.number(),
  counts: model.json(),
  examples: model.json(),
})
