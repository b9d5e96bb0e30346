import { defineWidgetConfig } from "@medusajs/admin-sdk"
import type { AdminGroupResponse } from "../../types"
import { GroupOffers } from "../components/group/group-offers"
import { IssueButton } from "../components/group/issue-to-group"
import { Loaded } from "../components/loaded"
import { Section } from "../components/section"
import { useLadders } from "../lib/use-ladders"
import { useRead } from "../lib/use-read"
import { useWords } from "../lib/use-words"

/** How often to look while an offer is on its way. */
const soon_ms = 3_000

/** The rung behind a customer group, and coupons for all in it. */
const CustomerGroupLadderWidget = ({
  data,
}: {
  readonly data: { id: string }
}) => {
  const { text } = useWords()
  const ladders = useLadders()
  const read = useRead<AdminGroupResponse>(
    `customer-groups/${encodeURIComponent(data.id)}`,
    { limit: 5 },
    { every: soon_ms }
  )
  const live = ladders.data?.ladders.filter(({ status }) => status === "live")
  if (live?.length === 0 && read.data?.rung == null) {
    return null
  }
  return (
    <Section
      title={text("offers.title")}
      hint={
        read.data?.rung
          ? text("offers.rung", {
              rung: read.data.rung.name,
              ladder: read.data.rung.ladder.name,
            })
          : text("offers.no_rung")
      }
      aside={
        live &&
        live.length > 0 && <IssueButton group_id={data.id} ladders={live} />
      }
    >
      <Loaded read={read} lines={2}>
        {({ offers }) => <GroupOffers offers={offers} />}
      </Loaded>
    </Section>
  )
}

// Literals only: Medusa reads this without running it.
export const config = defineWidgetConfig({
  id: "customer-ladder-group",
  zone: "customer_group.details",
})

export default CustomerGroupLadderWidget
