import { model } from "@medusajs/framework/utils"

/** How often something has counted within a while; forgotten after it. */
export const LadderLinkLimit = model.define("ladder_link_limit", {
  who: model.text().primaryKey(),
  times: model.number(),
  until: model.dateTime(),
})
