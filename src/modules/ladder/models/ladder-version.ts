import { model } from "@medusajs/framework/utils"

/** One document of a ladder; without a number it is the draft. */
export const LadderVersion = model.define("ladder_version", {
  id: model.text().primaryKey(),
  ladder_id: model.text(),
  number: model.number().nullable(),
  document: model.json(),
  published_at: model.dateTime().nullable(),
})
