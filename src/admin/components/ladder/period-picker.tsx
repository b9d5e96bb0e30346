import { Button, clx } from "@medusajs/ui"
import {
  lastDays,
  presetDefault,
  presets,
  withEnd,
  type Period,
} from "../../lib/period"
import { useWords } from "../../lib/use-words"
import { DayPicker } from "./day-picker"

interface PeriodPickerProps {
  readonly period: Period
  /** Today in the ladder's zone. */
  readonly today: string
  readonly onChange: (period: Period) => void
}

/** The last so many days by one click, or any period by its two ends. */
export function PeriodPicker({ period, today, onChange }: PeriodPickerProps) {
  const { text } = useWords()
  return (
    <div
      role="group"
      aria-label={text("period.label")}
      className="flex flex-wrap items-center gap-2"
    >
      <div className="bg-ui-bg-component shadow-borders-base flex rounded-md p-0.5">
        {presets.map((days) => (
          <Button
            key={days}
            size="small"
            variant={period.preset === days ? "secondary" : "transparent"}
            aria-pressed={period.preset === days}
            aria-label={text("period.days", { days })}
            className={clx("h-6 px-2", {
              "text-ui-fg-subtle": period.preset !== days,
            })}
            onClick={() => onChange(lastDays(days, today))}
          >
            {text("period.days_short", { days })}
          </Button>
        ))}
      </div>
      <div className="flex items-center gap-x-1.5">
        {(["from", "to"] as const).map((end) => (
          <DayPicker
            key={end}
            label={text(`period.${end}`)}
            day={period[end]}
            latest={today}
            onChange={(day) =>
              onChange(
                day === null
                  ? lastDays(presetDefault, today)
                  : withEnd(period, end, day)
              )
            }
          />
        ))}
      </div>
    </div>
  )
}
