import { ChartBar } from "@medusajs/icons"
import { Button } from "@medusajs/ui"
import { useState } from "react"
import type { AdminRungHistoryResponse } from "../../../types"
import type { Period } from "../../lib/period"
import { useRungHistory } from "../../lib/use-ladders"
import { useWords } from "../../lib/use-words"
import { Empty } from "../empty"
import { Loaded } from "../loaded"
import { Section } from "../section"
import { HistoryChart, rungColour } from "./history-chart"
import { HistoryTable } from "./history-table"

interface RungHistoryProps {
  readonly ladder_id: string
  readonly period: Period
}

/** Members on each rung, day by day, as a chart or a table. */
export function RungHistory({ ladder_id, period }: RungHistoryProps) {
  const { text } = useWords()
  const [isTable, setIsTable] = useState(false)
  const read = useRungHistory(ladder_id, period)
  return (
    <Section
      title={text("history.title")}
      hint={text("history.hint")}
      aside={
        <Button
          size="small"
          variant="secondary"
          aria-pressed={isTable}
          onClick={() => setIsTable(!isTable)}
        >
          {text("history.as_table")}
        </Button>
      }
    >
      <Loaded read={read} lines={8}>
        {(history) => {
          if (history.days.every(({ members }) => !members.some(Boolean))) {
            return (
              <Empty
                icon={<ChartBar />}
                title={text("history.empty")}
                hint={text("history.empty_hint")}
              />
            )
          }
          return isTable ? (
            <HistoryTable ladder_id={ladder_id} {...history} />
          ) : (
            <HistoryFigure history={history} />
          )
        }}
      </Loaded>
    </Section>
  )
}

function HistoryFigure({
  history: { rungs, days },
}: {
  readonly history: AdminRungHistoryResponse
}) {
  const { text, day, number } = useWords()
  const first = days[0]
  const last = days.at(-1)
  const all = (members: readonly number[] = []) =>
    number(members.reduce((sum, one) => sum + one, 0))
  const described = text("history.described", {
    from: day(first?.day ?? ""),
    to: day(last?.day ?? ""),
    before: all(first?.members),
    after: all(last?.members),
  })
  return (
    <figure aria-label={described} className="px-4 py-4">
      <HistoryChart rungs={rungs} days={days} />
      <figcaption className="txt-compact-small text-ui-fg-subtle flex flex-wrap justify-center gap-x-4 pt-2">
        {rungs.map(({ rung, name }, index) => (
          <span key={rung} className="flex items-center gap-x-1.5">
            <span
              aria-hidden
              className="size-2 rounded-full"
              style={{ background: rungColour(index) }}
            />
            {name}
          </span>
        ))}
      </figcaption>
    </figure>
  )
}
