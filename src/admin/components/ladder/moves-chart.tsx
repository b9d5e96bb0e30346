import {
  Bar,
  BarChart,
  CartesianGrid,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts"
import type { AdminMovesOfDay } from "../../../types"
import { useWords } from "../../lib/use-words"
import { axis } from "./chart-axis"
import { moveColours } from "./move-colours"
import { MovesOfDay } from "./moves-of-day"

/** Bars per day: up above the axis, down below it. */
export function MovesChart({
  days,
  onShow,
}: {
  readonly days: readonly AdminMovesOfDay[]
  readonly onShow: (day: string) => void
}) {
  const { number, shortDay } = useWords()
  // Below the axis is what is negative; a zero has no sign.
  const bars = days.map(({ day, up, down }) => ({ day, up, down: 0 - down }))
  return (
    <ResponsiveContainer width="100%" height={320} minWidth={0}>
      <BarChart
        data={bars}
        stackOffset="sign"
        barCategoryGap="15%"
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
          tickFormatter={(value: number) => number(Math.abs(value))}
          {...axis}
          width={44}
        />
        <ReferenceLine y={0} stroke="var(--fg-muted)" />
        <Tooltip
          cursor={{ fill: "var(--bg-base-hover)" }}
          content={({ active, label }) => {
            const shown = active && days.find(({ day }) => day === label)
            return shown ? <MovesOfDay moves={shown} /> : null
          }}
        />
        {(["up", "down"] as const).map((direction) => (
          <Bar
            key={direction}
            dataKey={direction}
            stackId="moves"
            fill={moveColours[direction]}
            maxBarSize={24}
            isAnimationActive={false}
            cursor="pointer"
            onClick={(_, index) => {
              const day = days[index]?.day
              if (day !== undefined) {
                onShow(day)
              }
            }}
          />
        ))}
      </BarChart>
    </ResponsiveContainer>
  )
}
