import { History } from "@medusajs/icons"
import { Text } from "@medusajs/ui"
import { useState } from "react"
import { useSearchParams } from "react-router-dom"
import type { AdminAuditLine } from "../../../types"
import { reasonWords } from "../../lib/reason-words"
import { useAudit } from "../../lib/use-audit"
import { useWords } from "../../lib/use-words"
import { Empty } from "../empty"
import { Loaded } from "../loaded"
import { Pager } from "../pager"
import { Section } from "../section"
import { BeforeAfter } from "./before-after"

const limit = 20

/** What staff changed, latest first; of one ladder where the address says so. */
export function AuditLines() {
  const { text } = useWords()
  const [search] = useSearchParams()
  const [offset, setOffset] = useState(0)
  const read = useAudit({ ladder_id: search.get("ladder"), limit, offset })
  return (
    <Section title={text("audit.title")} hint={text("audit.hint")}>
      <Loaded read={read} lines={8}>
        {({ changes, ...page }) => (
          <>
            {page.count === 0 && (
              <Empty
                icon={<History />}
                title={text("audit.empty")}
                hint={text("audit.empty_hint")}
              />
            )}
            <ul className="divide-y">
              {changes.map((change) => (
                <AuditLine key={change.id} change={change} />
              ))}
            </ul>
            <Pager page={page} onOffset={setOffset} />
          </>
        )}
      </Loaded>
    </Section>
  )
}

function AuditLine({ change }: { readonly change: AdminAuditLine }) {
  const words = useWords()
  const { text, textOr, dateTime } = words
  const { actor, action, reason, subject } = change
  const who =
    actor.name ?? textOr(`audit.actors.${actor.id}`, text("audit.gone"))
  return (
    <li className="flex flex-col gap-y-2 px-6 py-3">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <Text size="small" leading="compact" weight="plus">
          {textOr(`audit.actions.${action}`, action)}
        </Text>
        <Text size="xsmall" leading="compact" className="text-ui-fg-subtle">
          {text("audit.by", { who, when: dateTime(change.at) })}
        </Text>
      </div>
      {reason !== null && (
        <Text size="small" className="break-words">
          {text("audit.because", { reason: reasonWords(reason, words) })}
        </Text>
      )}
      {subject !== change.ladder_id && (
        <Text size="xsmall" className="text-ui-fg-subtle break-all">
          {subject}
        </Text>
      )}
      <BeforeAfter before={change.before} after={change.after} />
    </li>
  )
}
