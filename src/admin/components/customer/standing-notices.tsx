import { Text, clx } from "@medusajs/ui"
import type { ReactNode } from "react"
import type { AdminStanding } from "../../../types"
import { requirementOf } from "../../lib/requirement"
import { useWords } from "../../lib/use-words"
import { RequirementView } from "./requirement-view"

/** What staff should know before they promise anything. */
export function StandingNotices({
  standing,
}: {
  readonly standing: AdminStanding
}) {
  const { text } = useWords()
  return (
    <>
      {standing.absent_by.length > 0 && (
        <Notice tone="bg-ui-tag-neutral-icon">
          <Text size="small">
            {text(
              standing.absent_by.includes("opt_out")
                ? "standing.opted_out_text"
                : "standing.left_out_text"
            )}
          </Text>
        </Notice>
      )}
      {standing.locked && (
        <Notice tone="bg-ui-tag-purple-icon">
          <Text size="small">{text("standing.locked_text")}</Text>
        </Notice>
      )}
      {!standing.registered && (
        <Notice tone="bg-ui-tag-neutral-icon">
          <Text size="small">{text("standing.guest_text")}</Text>
        </Notice>
      )}
      {standing.grace_until !== null && (
        <Notice tone="bg-ui-tag-orange-icon">
          <GraceText standing={standing} until={standing.grace_until} />
        </Notice>
      )}
    </>
  )
}

function GraceText({
  standing,
  until,
}: {
  readonly standing: AdminStanding
  readonly until: string
}) {
  const words = useWords()
  const keep = standing.explanation?.keep
  const fall = {
    rung: standing.rung_name ?? words.text("general.ground"),
    date: words.date(until),
  }
  return keep ? (
    <>
      <Text size="small">{words.text("standing.grace_text", fall)}</Text>
      <RequirementView requirement={requirementOf(keep, words)} />
    </>
  ) : (
    <Text size="small">{words.text("standing.grace_bare", fall)}</Text>
  )
}

function Notice({
  tone,
  children,
}: {
  readonly tone: string
  readonly children: ReactNode
}) {
  return (
    <div className="grid grid-cols-[4px_1fr] gap-x-3 px-6 py-4">
      <div aria-hidden className={clx("h-full rounded-full", tone)} />
      <div className="flex min-w-0 flex-col gap-y-3">{children}</div>
    </div>
  )
}
