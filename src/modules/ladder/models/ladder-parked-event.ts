import { model } from "@medusajs/framework/utils"

/** An event kept with the reason why it cannot be counted yet. */
export const LadderParkedEvent = model.define("ladder_parked_event", {
  key: model.text().primaryKey(),
  event: model.json(),
  source: model.text(),
  reason: model.text(),
  tries: model.number().default(0),
  next_try_at: model.dateTime(),
  /** Somebody is trying it until then. */
  lease_until: model.dateTime().nullable(),
  /** Staff do not want it: it is kept, so that it is not parked anew. */
  dropped_at: model.dateTime().nullable(),
})
