import { defineWidgetConfig } from "@medusajs/admin-sdk"
import { Trophy } from "@medusajs/icons"
import { CouponHold } from "../components/customer/coupon-hold"
import { Guests } from "../components/customer/guests"
import { PendingAdjustments } from "../components/customer/pending-adjustments"
import { Standing } from "../components/customer/standing"
import { Empty } from "../components/empty"
import { Loaded } from "../components/loaded"
import { Section } from "../components/section"
import { useStandings } from "../lib/use-customer-ladders"
import { useWords } from "../lib/use-words"

/** Where a customer stands, on the customer's own page. */
const CustomerLadderWidget = ({ data }: { readonly data: { id: string } }) => {
  const { text } = useWords()
  const read = useStandings(data.id)
  if (read.data && read.data.standings.length > 0) {
    return (
      <div className="flex flex-col gap-y-3">
        <CouponHold key={`${data.id} hold`} customer_id={data.id} />
        {read.data.standings.map((standing) => (
          // Its own pages per customer: leafing never carries over.
          <Standing
            key={`${data.id} ${standing.ladder.id}`}
            customer_id={data.id}
            standing={standing}
          />
        ))}
        <PendingAdjustments key={`${data.id} points`} customer_id={data.id} />
        <Guests key={data.id} customer_id={data.id} />
      </div>
    )
  }
  return (
    <div className="flex flex-col gap-y-3">
      <Section title={text("standing.title")}>
        <Loaded read={read}>
          {() => (
            <Empty
              icon={<Trophy />}
              title={text("standing.none")}
              hint={text("standing.none_hint")}
            />
          )}
        </Loaded>
      </Section>
      <Guests key={data.id} customer_id={data.id} />
    </div>
  )
}

// Literals only: Medusa reads this without running it.
export const config = defineWidgetConfig({
  id: "customer-ladder-standing",
  zone: "customer.details",
})

export default CustomerLadderWidget
