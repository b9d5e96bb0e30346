import {
  Area,
  AreaChart,
  CartesianGrid,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts"
import type { AdminRungHistoryResponse } from "../../../types"
import { useWords } from "../../lib/use-words"
import { axis } from "./chart-axis"

/** Colours that the admin has in both of its themes, in turn. */
const colours = [
  "var(--tag-blue-icon)",
  "var(--tag-purple-icon)",
  "var(--tag-green-icon)",
  "var(--tag-orange-icon)",
  "var(--tag-red-icon)",
]

export const rungColour = (index: number): string =>
  colours[index % colours.length] ?? "var(--fg-muted)"

/** One band for each rung, the lowest at the bottom. */
export function HistoryChart({ rungs, days }: AdminRungHistoryResponse) {
  const { number, shortDay, day } = useWords()
  const points = days.map(({ day, members }) => ({ day, ...members }))
  return (
    <ResponsiveContainer width="100%" height={280} minWidth={0}>
      <AreaChart
        data={points}
        margin={{ top: 8, right: 8, bottom: 0, left: 0 }}
      >
        <CartesianGrid vertical={false} stroke="var(--border-base)" />
        <XAxis
          dataKey="day"
          tickFormatter={shortDay}
          {...axis}
          tickMargin={8}
          minTickGap={32}
        />
        <YAxis
          allowDecimals={false}
          tickFormatter={(value: number) => number(value)}
          {...axis}
          width={52}
        />
        <Tooltip
          content={({ active, label }) => {
            const shown = active && days.find(({ day }) => day === label)
            return shown ? (
              <div className="bg-ui-bg-base shadow-elevation-tooltip txt-compact-small rounded-lg px-3 py-2">
                <p className="text-ui-fg-subtle">{day(shown.day)}</p>
                {rungs.map(({ rung, name }, index) => (
                  <p key={rung}>
                    {name}: {number(shown.members[index] ?? 0)}
                  </p>
                ))}
              </div>
            ) : null
          }}
        />
        {rungs.map(({ rung, name }, index) => (
          <Area
            key={rung}
            name={name}
            dataKey={String(index)}
            stackId="rungs"
            type="stepAfter"
            stroke={rungColour(index)}
            fill={rungColour(index)}
            fillOpacity={0.25}
            isAnimationActive={false}
          />
        ))}
      </AreaChart>
    </ResponsiveContainer>
  )
}
