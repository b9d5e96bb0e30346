import { model } from "@medusajs/framework/utils"

/** Somebody not logged in, by the digest of their token. */
export const LadderVisitor = model.define("ladder_visitor", {
  id: model.text().primaryKey(),
  customer_id: model.text().nullable(),
  joined_at: model.dateTime().nullable(),
  events: model.number().default(0),
  expires_at: model.dateTime(),
})
