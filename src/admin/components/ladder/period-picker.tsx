import { Button, DatePicker, clx } from "@medusajs/ui"
import { useMemo } from "react"
import { lastDays, presets, withEnd, type Period } from "../../lib/period"
import { useWords } from "../../lib/use-words"

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
            today={today}
            onChange={(day) =>
              onChange(
                day === null ? lastDays(30, today) : withEnd(period, end, day)
              )
            }
          />
        ))}
      </div>
    </div>
  )
}

interface DayPickerProps {
  readonly label: string
  readonly day: string
  readonly today: string
  readonly onChange: (day: string | null) => void
}

function DayPicker({ label, day, today, onChange }: DayPickerProps) {
  // The picker compares dates by identity, and speaks in local midnights.
  const value = useMemo(() => new Date(`${day}T00:00:00`), [day])
  const maxValue = useMemo(() => new Date(`${today}T00:00:00`), [today])
  return (
    <DatePicker
      aria-label={label}
      size="small"
      value={value}
      maxValue={maxValue}
      onChange={(date) => {
        const picked = date && dayOf(date)
        if (picked !== day) {
          onChange(picked !== null && picked > today ? today : picked)
        }
      }}
    />
  )
}

function dayOf(date: Date): string {
  const two = (value: number) => String(value).padStart(2, "0")
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}
