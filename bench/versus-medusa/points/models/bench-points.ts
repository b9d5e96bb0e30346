import { model } from "@medusajs/framework/utils"

/** A customer's points. */
export const BenchPoints = model.define("bench_points", {
  id: model.id().primaryKey(),
  customer_id: model.text().unique(),
  points: model.number().default(0),
})
