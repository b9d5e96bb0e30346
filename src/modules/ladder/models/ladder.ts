import { model } from "@medusajs/framework/utils"

/** A programme: ordered rungs with earn rules, in published versions. */
export const Ladder = model.define("ladder", {
  id: model.text().primaryKey(),
  handle: model.text(),
  name: model.text(),
  status: model.text(),
  version: model.number().default(0),
  published_at: model.dateTime().nullable(),
  grants_from: model.dateTime().nullable(),
  paused_at: model.dateTime().nullable(),
  retired_at: model.dateTime().nullable(),
  groups_emptied: model.boolean().default(false),
  retiring_after: model.text().nullable(),
})
