import { Hint, Text } from "@medusajs/ui"
import type { AdminPreview, AdminPreviewRung } from "../../../types"
import type { LivePreview } from "../../lib/use-preview"
import { useWords } from "../../lib/use-words"
import type { Words } from "../../lib/words"
import { Section } from "../section"
import { ShareBar } from "../share-bar"

/** How many would stand on each rung of the draft, with examples. */
export function LiveCount({ live }: { readonly live: LivePreview }) {
  const words = useWords()
  const { run, faults, error, isPending } = live
  const preview = run?.state === "done" ? run.preview : live.preview
  return (
    <Section
      title={words.text("editor.count")}
      hint={words.text("editor.count_hint")}
    >
      <div
        className="flex flex-col gap-y-4 px-6 py-4"
        aria-live="polite"
        aria-busy={isPending}
      >
        {faults.length > 0 && (
          <Hint variant="error">
            {words.text("editor.faults", { count: faults.length })}
          </Hint>
        )}
        {error !== undefined && <Hint variant="error">{error}</Hint>}
        {preview && (
          <>
            {[...preview.rungs].reverse().map((rung) => (
              <RungCount
                key={rung.position}
                rung={rung}
                members={preview.members}
              />
            ))}
            <Text size="xsmall" className="text-ui-fg-subtle">
              {howText(preview, run, words)}
            </Text>
          </>
        )}
      </div>
    </Section>
  )
}

function howText(
  preview: AdminPreview,
  run: LivePreview["run"],
  words: Words
): string {
  const numbers = {
    members: words.number(preview.members),
    looked_at: words.number(preview.looked_at),
  }
  const how = words.text(`editor.how.${preview.how}`, numbers)
  if (run?.state === "running") {
    const share = run.total === 0 ? 0 : run.preview.looked_at / run.total
    const done = words.percent(share)
    return `${how} ${words.text("editor.counting", { done })}`
  }
  return run?.state === "failed" ? `${how} ${run.reason ?? ""}` : how
}

interface RungCountProps {
  readonly rung: AdminPreviewRung
  readonly members: number
}

function RungCount({ rung, members }: RungCountProps) {
  const { text, number } = useWords()
  const { examples } = rung
  const name = rung.rung === null ? text("general.ground") : rung.name
  const count =
    rung.error > 0
      ? text("editor.about", {
          number: number(rung.members),
          error: number(rung.error),
        })
      : number(rung.members)
  return (
    <details>
      <summary className="flex flex-col gap-y-1.5">
        <span className="txt-compact-small flex justify-between gap-x-3">
          <span className="txt-compact-small-plus truncate">{name}</span>
          <span>{count}</span>
        </span>
        <ShareBar
          share={members === 0 ? 0 : rung.members / members}
          tone={rung.rung === null ? "neutral" : "interactive"}
        />
      </summary>
      <ul className="flex flex-col gap-y-1 py-2">
        {examples.length === 0 && (
          <li className="txt-compact-xsmall text-ui-fg-subtle">
            {text("rungs.nobody")}
          </li>
        )}
        {examples.map(({ id, name: person, email }) => (
          <li
            key={id}
            className="txt-compact-xsmall text-ui-fg-subtle truncate"
          >
            {[person, email].filter(Boolean).join(" · ") ||
              text("general.unknown_customer")}
          </li>
        ))}
      </ul>
    </details>
  )
}
