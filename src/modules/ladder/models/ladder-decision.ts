import { model } from "@medusajs/framework/utils"

/** What a person decided about a member. Never changed. */
export const LadderDecision = model.define("ladder_decision", {
  id: model.text().primaryKey(),
  ladder_id: model.text(),
  member_id: model.text(),
  kind: model.text(),
  at: model.dateTime(),
  what: model.json(),
  reason: model.text(),
  actor_id: model.text(),
})
