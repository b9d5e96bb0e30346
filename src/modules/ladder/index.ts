import { Module } from "@medusajs/framework/utils"
import { LADDER_MODULE } from "./ladder-of"
import checkOptions from "./loader"
import { LadderModuleService } from "./service"

export default Module(LADDER_MODULE, {
  service: LadderModuleService,
  loaders: [checkOptions],
})
export { LADDER_MODULE, ladderOf } from "./ladder-of"
export type { LadderModule } from "./contract"
export type * from "./types"
