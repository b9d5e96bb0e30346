import { model } from "@medusajs/framework/utils"

/** A conversion event, as a `MedusaService` module would keep it. */
export const BenchPointsEvent = model.define("bench_points_event", {
  id: model.id().primaryKey(),
  key: model.text().unique(),
  type: model.text(),
  customer_id: model.text().index(),
  occurred_at: model.dateTime(),
  value: model.number(),
  currency: model.text(),
})
