import { model } from "@medusajs/framework/utils"

/** A reward across versions. */
export const LadderReward = model.define("ladder_reward", {
  id: model.text().primaryKey(),
  ladder_id: model.text(),
  reward: model.text(),
  name: model.text(),
  kind: model.text(),
  rung: model.text(),
  settings: model.json(),
  retired: model.boolean().default(false),
})
