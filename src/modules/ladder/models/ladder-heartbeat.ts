import { model } from "@medusajs/framework/utils"

/** When a job last ran. */
export const LadderHeartbeat = model.define("ladder_heartbeat", {
  job: model.text().primaryKey(),
  last_run_at: model.dateTime(),
})
