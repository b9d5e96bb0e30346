import { Module } from "@medusajs/framework/utils"
import checkOptions from "./loader"
import { LadderModuleService } from "./service"

/** Key of the module in the shop's container. */
export const LADDER_MODULE = "ladder"

export default Module(LADDER_MODULE, {
  service: LadderModuleService,
  loaders: [checkOptions],
})
export type { LadderModule } from "./contract"
export type * from "./types"
