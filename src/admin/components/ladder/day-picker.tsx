import { DatePicker } from "@medusajs/ui"
import { useState } from "react"

interface DayPickerProps {
  readonly label: string
  /** `YYYY-MM-DD` */
  readonly day: string
  readonly latest: string
  /** Null when emptied. */
  readonly onChange: (day: string | null) => void
}

/**
 * A date picker for days. Medusa's own does not follow a value that changes
 * (it "sets" an immutable date), so it is made anew whenever the day comes
 * from elsewhere, and only then: it would lose the focus while one types.
 */
export function DayPicker({ label, day, latest, onChange }: DayPickerProps) {
  const [shown, setShown] = useState(() => make(day, 0))
  if (shown.day !== day) {
    setShown(
      shown.picked === day ? { ...shown, day } : make(day, shown.number + 1)
    )
  }
  const pick = (date: Date | null) => {
    const picked = date && dayOf(date)
    if (picked === null) {
      setShown(make(day, shown.number + 1))
      onChange(null)
    } else if (picked !== day && picked <= latest) {
      setShown({ ...shown, picked })
      onChange(picked)
    }
  }
  return (
    <DatePicker
      key={shown.number}
      aria-label={label}
      size="small"
      value={shown.date}
      maxValue={midnightOf(latest)}
      onChange={pick}
    />
  )
}

/** What a picker newly made begins with; its number tells it from the last. */
const make = (day: string, number: number) => ({
  day,
  picked: day,
  date: midnightOf(day),
  number,
})

/** The picker speaks in midnights of the place where it is read. */
function midnightOf(day: string): Date {
  return new Date(`${day}T00:00:00`)
}

function dayOf(date: Date): string {
  const two = (value: number) => String(value).padStart(2, "0")
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}
