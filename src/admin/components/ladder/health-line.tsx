import { StatusBadge, Text } from "@medusajs/ui"
import { Link } from "react-router-dom"
import { healthWords } from "../../lib/health"
import { useHealth } from "../../lib/use-health"
import { useWords } from "../../lib/use-words"

/** Whether everything behind the figures runs. */
export function HealthLine() {
  const words = useWords()
  const { data } = useHealth()
  if (!data) {
    return null
  }
  const { warnings, notes } = healthWords(data.health, Date.now(), words)
  return (
    <section
      aria-label={words.text("health.title")}
      className="flex flex-wrap items-center gap-x-3 gap-y-2 px-2 py-1"
    >
      {warnings.map((warning) => (
        <StatusBadge key={warning} color="orange">
          {warning}
        </StatusBadge>
      ))}
      {warnings.length === 0 && (
        <StatusBadge color="green">{words.text("health.well")}</StatusBadge>
      )}
      <Text size="small" leading="compact" className="text-ui-fg-subtle">
        {notes.join(" · ")}
      </Text>
      <Link
        to="/ladder/health"
        className="txt-compact-small text-ui-fg-interactive hover:text-ui-fg-interactive-hover focus-visible:shadow-borders-focus rounded outline-none"
      >
        {words.text("health.open")}
      </Link>
    </section>
  )
}
