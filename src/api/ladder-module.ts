import type { MedusaContainer } from "@medusajs/framework/types"
import type { LadderModule } from "../modules/ladder/contract"

/** The module, as its contract describes it. */
export function ladderModule(scope: MedusaContainer): LadderModule {
  return scope.resolve<LadderModule>("ladder")
}
