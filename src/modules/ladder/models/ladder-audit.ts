import { model } from "@medusajs/framework/utils"

/** What staff changed: who, what, before, after and why. Never changed. */
export const LadderAudit = model.define("ladder_audit", {
  id: model.text().primaryKey(),
  at: model.dateTime(),
  actor_id: model.text(),
  action: model.text(),
  ladder_id: model.text().nullable(),
  subject: model.text(),
  before: model.json().nullable(),
  after: model.json().nullable(),
  reason: model.text().nullable(),
})
