import { model } from "@medusajs/framework/utils"

/** What the timeline says of a member now. Derived: a replay makes it anew. */
export const LadderStanding = model.define("ladder_standing", {
  ladder_id: model.text().primaryKey(),
  member_id: model.text().primaryKey(),
  version: model.number().default(0),
  rung: model.number().default(0),
  rung_id: model.text().nullable(),
  rung_since: model.dateTime().nullable(),
  registered: model.boolean().default(false),
  status_points: model.number().default(0),
  spendable_points: model.number().default(0),
  grace_until: model.dateTime().nullable(),
  locked: model.boolean().default(false),
  absent: model.boolean().default(false),
  review_at: model.dateTime().nullable(),
  last_at: model.dateTime().nullable(),
  state: model.json().nullable(),
  behind: model.boolean().default(false),
  level_rung_id: model.text().nullable(),
  level_due: model.boolean().default(false),
  level_lease_until: model.dateTime().nullable(),
  level_reason: model.text().nullable(),
  fold_tries: model.number().default(0),
  fold_error: model.text().nullable(),
  fold_retry_at: model.dateTime().nullable(),
})
