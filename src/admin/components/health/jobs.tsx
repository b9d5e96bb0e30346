import { StatusBadge, Text } from "@medusajs/ui"
import type { Health } from "../../../types"
import { quietWords } from "../../lib/health"
import { useWords } from "../../lib/use-words"
import { Section } from "../section"

/** When each job ran last, and whether a worker seems to be missing. */
export function Jobs({ health }: { readonly health: Health }) {
  const words = useWords()
  const { text, textOr, ago, dateTime } = words
  const now = Date.now()
  const quiet = quietWords(health, now, words)
  return (
    <Section title={text("health.jobs.title")} hint={text("health.jobs.hint")}>
      <div className="px-6 py-3" role="status">
        <StatusBadge color={quiet === null ? "green" : "orange"}>
          {quiet ?? text("health.well")}
        </StatusBadge>
      </div>
      {health.jobs.length > 0 && (
        <ul className="divide-y">
          {health.jobs.map(({ name, last_run_at }) => (
            <li
              key={name}
              className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-6 py-3"
            >
              <Text size="small" leading="compact">
                {textOr(`health.jobs.names.${name}`, name)}
              </Text>
              <Text
                size="small"
                leading="compact"
                className="text-ui-fg-subtle"
                title={dateTime(last_run_at)}
              >
                {ago(last_run_at, now)}
              </Text>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
