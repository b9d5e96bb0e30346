import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Trophy } from "@medusajs/icons"
import { LadderOverview } from "../../components/ladder/ladder-overview"
import { NoLadder } from "../../components/ladder/no-ladder"
import { Loaded } from "../../components/loaded"
import { useLadders } from "../../lib/use-ladders"

/** The state of a ladder at a glance. */
const LadderPage = () => (
  <div className="flex flex-col gap-y-3">
    <Loaded read={useLadders()} lines={12} framed>
      {({ ladders: [first, ...others] }) =>
        first ? <LadderOverview ladders={[first, ...others]} /> : <NoLadder />
      }
    </Loaded>
  </div>
)

// Literals only: Medusa reads this without running it.
export const config = defineRouteConfig({
  label: "menu.ladder",
  translationNs: "customer-ladder",
  icon: Trophy,
})

export default LadderPage
