import { model } from "@medusajs/framework/utils"

/** A word of a customer's name or e-mail address, to be found by. */
export const LadderSearchTerm = model.define("ladder_search_term", {
  term: model.text().primaryKey(),
  customer_id: model.text().primaryKey(),
})
