import type { MedusaContainer } from "@medusajs/framework/types"
import type { LadderModule } from "../modules/ladder/contract"

/** The ladder module of this shop. */
export function ladderOf(container: MedusaContainer): LadderModule {
  return container.resolve<LadderModule>("ladder")
}
