import { Text } from "@medusajs/ui"
import type { Period } from "../../lib/period"
import { useCouponCounts } from "../../lib/use-ladders"
import { useWords } from "../../lib/use-words"
import { Loaded } from "../loaded"
import { Section } from "../section"

interface CouponCountsProps {
  readonly ladder_id: string
  readonly period: Period
}

/** What became of coupons in the period. */
export function CouponCounts({ ladder_id, period }: CouponCountsProps) {
  const { text, number, day } = useWords()
  const read = useCouponCounts(ladder_id, period)
  const hint = `${day(period.from)} – ${day(period.to)}`
  return (
    <Section title={text("coupons.title")} hint={hint}>
      <Loaded read={read} lines={2}>
        {({ coupons }) => (
          <dl className="grid grid-cols-3 divide-x">
            {(["issued", "redeemed", "voided"] as const).map((state) => (
              <div key={state} className="min-w-0 px-6 py-4">
                <dt>
                  <Text
                    size="small"
                    leading="compact"
                    className="text-ui-fg-subtle truncate"
                  >
                    {text(`coupons.${state}`)}
                  </Text>
                </dt>
                <dd>
                  <Text size="xlarge" weight="plus" className="tabular-nums">
                    {number(coupons[state])}
                  </Text>
                </dd>
              </div>
            ))}
          </dl>
        )}
      </Loaded>
    </Section>
  )
}
