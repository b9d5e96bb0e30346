import type { MedusaContainer } from "@medusajs/framework/types"
import type { LadderModule } from "./contract"

/** Key of the module in the shop's container. */
export const LADDER_MODULE = "ladder"

/** The ladder module of this shop, as its contract describes it. */
export function ladderOf(container: MedusaContainer): LadderModule {
  return container.resolve<LadderModule>(LADDER_MODULE)
}
