import { model } from "@medusajs/framework/utils"

/** A move that, as became known later, did not happen. */
export const LadderSupersededTransition = model.define(
  "ladder_superseded_transition",
  {
    transition_id: model.text().primaryKey(),
  }
)
