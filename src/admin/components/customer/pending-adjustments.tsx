import { useState } from "react"
import { useAdjustments } from "../../lib/use-adjustments"
import { useWords } from "../../lib/use-words"
import { AdjustmentLine } from "../adjustments/adjustment-line"
import { Pager } from "../pager"
import { Section } from "../section"

const limit = 5

/**
 * Points for the customer that wait for a second person. Where nothing waits, and
 * in a shop without a limit nothing does, there is nothing here.
 */
export function PendingAdjustments({
  customer_id,
}: {
  readonly customer_id: string
}) {
  const { text } = useWords()
  const [offset, setOffset] = useState(0)
  const { data } = useAdjustments({
    customer_id,
    state: "pending",
    limit,
    offset,
  })
  if (!data || data.count === 0) {
    return null
  }
  const { adjustments, ...page } = data
  return (
    <Section
      title={text("adjustments.waiting")}
      hint={text("adjustments.waiting_hint")}
    >
      <ul className="divide-y">
        {adjustments.map((adjustment) => (
          <AdjustmentLine
            key={adjustment.id}
            adjustment={adjustment}
            named={false}
          />
        ))}
      </ul>
      <Pager page={page} onOffset={setOffset} />
    </Section>
  )
}
