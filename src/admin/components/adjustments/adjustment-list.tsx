import { CheckCircle } from "@medusajs/icons"
import { useState } from "react"
import type { AdminAdjustmentState } from "../../../types"
import { useAdjustments } from "../../lib/use-adjustments"
import { useWords } from "../../lib/use-words"
import { Choice } from "../choice"
import { Empty } from "../empty"
import { Loaded } from "../loaded"
import { Pager } from "../pager"
import { Section } from "../section"
import { AdjustmentLine } from "./adjustment-line"

const limit = 20

const states = [
  "pending",
  "approved",
  "refused",
  "withdrawn",
  "expired",
  "made",
] as const

/** Points by hand, latest first; what waits for a second person before all else. */
export function AdjustmentList() {
  const { text } = useWords()
  const [state, setState] = useState<AdminAdjustmentState>("pending")
  const [offset, setOffset] = useState(0)
  const choose = (chosen: string) => {
    setState(states.find((one) => one === chosen) ?? "pending")
    setOffset(0)
  }
  return (
    <Section
      title={text("adjustments.title")}
      hint={text("adjustments.hint")}
      aside={
        <Choice
          label={text("adjustments.which")}
          value={state}
          options={states.map((value) => ({
            value,
            label: text(`adjustments.states.${value}`),
          }))}
          onChoose={choose}
        />
      }
    >
      <Loaded read={useAdjustments({ state, limit, offset })} lines={6}>
        {({ adjustments, ...page }) => (
          <>
            {page.count === 0 && (
              <Empty
                icon={<CheckCircle />}
                title={text(`adjustments.empty.${state}`)}
              />
            )}
            <ul className="divide-y">
              {adjustments.map((adjustment) => (
                <AdjustmentLine
                  key={adjustment.id}
                  adjustment={adjustment}
                  named
                />
              ))}
            </ul>
            <Pager page={page} onOffset={setOffset} />
          </>
        )}
      </Loaded>
    </Section>
  )
}
