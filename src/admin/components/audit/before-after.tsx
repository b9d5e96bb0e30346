import { useWords } from "../../lib/use-words"
import { changedNames, valueText } from "../../lib/audit-values"

interface BeforeAfterProps {
  readonly before: unknown
  readonly after: unknown
}

/** What changed, name by name; folded in where it is much. */
export function BeforeAfter({ before, after }: BeforeAfterProps) {
  const { text } = useWords()
  const names = changedNames(before, after)
  if (names.length === 0) {
    return null
  }
  return (
    <details open={names.length <= 3}>
      <summary className="txt-compact-xsmall text-ui-fg-subtle">
        {text("audit.changed", { count: names.length })}
      </summary>
      <dl className="txt-compact-xsmall flex flex-col gap-y-1 pt-2">
        {names.map((name) => (
          <div key={name} className="flex flex-wrap gap-x-2">
            <dt className="text-ui-fg-subtle break-all">{name}</dt>
            <dd className="break-all">
              {text("audit.from_to", {
                from: valueText(before, name),
                to: valueText(after, name),
              })}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
