import { Text } from "@medusajs/ui"
import type { AdminStanding } from "../../../types"
import { requirementOf } from "../../lib/requirement"
import { rungName } from "../../lib/timeline-words"
import { useWords } from "../../lib/use-words"
import { RequirementView } from "./requirement-view"

/** What is missing for the next rung up, by the verdict that will decide. */
export function NextRung({ standing }: { readonly standing: AdminStanding }) {
  const words = useWords()
  const { explanation, rungs } = standing
  if (!explanation) {
    return null
  }
  const { next } = explanation
  const title = next
    ? words.text("next.title", { rung: rungName(next.rung, rungs, words) })
    : words.text("next.top")
  return (
    <div className="flex flex-col gap-y-3 px-6 py-4">
      <Text as="div" size="small" leading="compact" weight="plus">
        {title}
      </Text>
      {next ? (
        <RequirementView requirement={requirementOf(next.enter, words)} />
      ) : (
        <Text size="small" leading="compact" className="text-ui-fg-subtle">
          {words.text("next.top_hint")}
        </Text>
      )}
    </div>
  )
}
